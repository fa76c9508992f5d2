/** Who publishes this library, as references to its cases name them. */

export const imprint = {
  editor: '自治体改善マネジメント研究会',
  editorYomi: 'じちたいかいぜんまねじめんとけんきゅうかい',
  library: '改善事例ライブラリ',
} as const
