/** The word list of the spelling rule. Patterns are plain alternatives: no nested repetition. */

export const spellings: readonly { variant: RegExp; want: string }[] = [
  { variant: /取組(?:み|む|ん|ま|め)?/g, want: '取り組み・取り組む' },
  { variant: /[0-9０-９数何](?:ヶ|ケ|カ|箇|ヵ)所/g, want: '…か所' },
  { variant: /[0-9０-９数何](?:ヶ|ケ|カ|箇|ヵ)月/g, want: '…か月' },
  { variant: /申込み?/g, want: '申し込み' },
  { variant: /引継ぎ?/g, want: '引き継ぎ' },
  { variant: /問合せ|問い合せ|問合わせ/g, want: '問い合わせ' },
  { variant: /打合せ|打ち合せ|打合わせ/g, want: '打ち合わせ' },
  { variant: /手続(?!き)/g, want: '手続き' },
  { variant: /見直(?![しすさせそ])/g, want: '見直し' },
  { variant: /出来(?=[なるたてず])/g, want: 'でき…' },
  { variant: /行な(?=[いうっわ])/g, want: '行…' },
  { variant: /(?:わか|判)(?=[るっらり])/g, want: '分か…' },
  { variant: /既に/g, want: 'すでに' },
  { variant: /下さい/g, want: 'ください' },
  { variant: /子供/g, want: '子ども' },
  { variant: /(?:街|町)づくり/g, want: 'まちづくり' },
  { variant: /[０-９]+/g, want: '半角の数字' },
  {
    variant: /(?<![0-9,.])[0-9]{4,}(?=[人円件万億社部戸台冊棟])/g,
    want: '3桁ごとのコンマ（3,400）',
  },
  { variant: /様々|さまざま/g, want: '具体的な数や名' },
  { variant: /画期的|先進的|見事|大成功|熱い思い/g, want: '数か、評した人の言葉' },
]
