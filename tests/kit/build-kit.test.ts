/**
 * Kits of the cases that the rules were written for (two kaizen movements, an hour), and of cases as nobody wrote them,
 * but somebody could.
 */

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Case } from '../../server/cases/case.ts'
import { type Kit, kitMinutes, purposes } from '../../server/contract/kit.ts'
import { barriers, collections } from '../../server/contract/vocabulary.ts'
import { anyText } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'
import { makePlainCase } from '../support/make-case.ts'
import { caseOf, makeKit, readLines, sheetOf } from './make-kit.ts'

const slugs = ['kitakami-city-ping-pong-pang', 'fukuoka-city-dna-undo']

describe('北上市 and 福岡市 in 60 minutes, to rebuild', () => {
  let kit: Kit
  beforeAll(() => {
    kit = makeKit(slugs.map(caseOf), { purpose: 'rebuild' })
  })
  const lines = (id: Parameters<typeof sheetOf>[1]) => readLines(sheetOf(kit, id))

  it('has the seven sheets, each question sheet on a page of its own', () => {
    expect(kit.sheets.map(({ id, pages }) => [id, pages.length])).toEqual([
      ['facilitator', 1],
      ['handout', 2],
      ['sequel', 1],
      ['replacement', 1],
      ['reflection', 1],
      ['visit', 2],
      ['references', 1],
    ])
    expect(kit.notes).toEqual([])
  })

  it('has a title from the purpose and what the cases share, and an aim without a barrier that only one met', () => {
    expect(kit.title).toBe('改善運動を、続けられる形に立て直すには')
    expect(lines('facilitator')).toContain(
      '二つの市の改善運動を読み、大事だと思う分かれ目にどう向き合うかを自分の一手として決め、わが市で試すことを一つ持ち帰る。',
    )
  })

  it('says when each paper is handed out', () => {
    const text = lines('facilitator').join('\n')
    expect(text).toContain('置き換えシート（A4・1枚）\n人数分\n50分')
    expect(text).toContain('ふりかえり票（A4の2分の1）\n人数分\n57分')
    expect(text).toContain('後編（A4・1枚）　伏せておく\n人数分\n投票の後')
    expect(text).toContain('33–45\n12\n問い6–7　自分ならどうする（組で8分、投票4分）')
    expect(text).toContain('遅れたとき：「なぜ」を問い4だけにする（5分戻る）。')
  })

  it('gives the parts to draw, and the hints with their sources', () => {
    const text = lines('facilitator').join('\n')
    expect(text).toContain('首長 ／ 業務改善改革推進委員会の委員 ／ 各職場の職員 ／ 管理職 ／ 住民')
    expect(text).toContain('A 2006（平成18）年。B 2000（平成12）年度。\nA2、B4')
    expect(text).toContain('A「調査では、9割以上の職員が改善の実践を意識していると答えた」。')
    expect(text).toContain('いずれも視察者を通じて伝えられた内容である。')
  })

  it('asks the eight questions of the sample', () => {
    const text = lines('handout').join('\n')
    expect(text).toContain('AとBは、それぞれ何年に始まりましたか。')
    expect(text).toContain('動いた人や組織を、AとBから二つずつ挙げてください。')
    expect(text).toContain(
      '〈成果〉にある「9割以上」（A）と「約600万円」（B）は、だれが何を数えたものですか。書かれていなければ「分からない」と答えてください。',
    )
    expect(text).toContain(
      'Aには「『業務改善』の語を表に立てず、愛称とシンボルマークで近づきやすくした」とあります。なぜそれが要ると考えたのでしょう。〈背景〉から手がかりを一つ探してください。',
    )
    expect(text).toMatch(
      /Bには「.+」とあります。これで得られるものと、代わりに失うかもしれないものを、一つずつ挙げてください。/,
    )
    expect(text).toContain(
      'あなたは北上市の担当者です。上から課されるばかりだという思いから、職員にやらされ感が広がっています。最初の一手を選び、理由を一言添えてください。\nア　名前と入り口を変え、小さく始める',
    )
    expect(text).toContain(
      '福岡市の取り組みは、このあとどうなったと思いますか。一つに投票し、担当者なら先に打つ手を一つ書いてください。\nア　同じ形で続いた\nイ　形を変えて続いた\nウ　終わった\nエ　白紙・撤回・解約になった',
    )
    expect(lines('handout').filter((line) => line.startsWith('（　）'))).toEqual([
      '（　）行革が何度も続き、職員が「また上から言われた」と疲れている',
      '（　）「業務改善」と言うだけで身構えられる',
      '（　）改善を全職員に課すべきか、やりたい職員に任せるべきか、釣り合いに迷う',
    ])
  })

  it('keeps what came later for the sequel', () => {
    const text = lines('sequel').join('\n')
    expect(text).toContain('A マンネリ・伸び悩み、前例がない ／ B 首長交代、一部職員だけの活動')
    expect(text).toContain('問い6で選んだ一手は、「マンネリ・伸び悩み」が来ても続けられますか。')
    expect(text).toContain('「首長交代」に備えて、取り組みが元気なうちにできることは何でしょう。')
    expect(text).toContain('AとBの「その後」で、いちばん大きな違いは何でしたか。')
    expect(text).toContain('A その後、運動がどうなったか')
  })

  it('asks 北上市 on a visit what its public sources leave open', () => {
    const questions = sheetOf(kit, 'visit').pages[0]?.flatMap((block) =>
      block.kind === 'question' ? [block.line.text] : [],
    )
    expect(questions).toEqual([
      '委員の人数、活動に使った時間、経費を教えてください。',
      'その後、運動がどうなったかをお聞かせください。',
      '運動の前に試みた手立てを知りたく存じます。',
      '9割以上という調査の時期と人数を教えてください。',
      '住民にとって変わったことをお聞かせください。',
      '後から評価する手法の市自身の検証を知りたく存じます。',
      '職員が書いた論文の結論を教えてください。',
      '1年任期の委員会が今もあるかをお聞かせください。',
      '始めるときに参考にした自治体や本があれば、お聞かせください。',
      'いま初めからやり直すとしたら、何を変えますか。',
    ])
  })

  it('lists the sources once each, under the marks of both cases', () => {
    const leads = sheetOf(kit, 'references').pages[0]?.flatMap((block) =>
      block.kind === 'prose' ? [block.lead] : [],
    )
    expect(leads).toContain('〔A5・B6〕')
    expect(leads?.[0]).toBe('〔A3〕')
  })

  it('leaves the own column of the replacement sheet to be filled in', () => {
    const table = sheetOf(kit, 'replacement').pages[0]?.find(({ kind }) => kind === 'table')
    expect(table).toMatchObject({ head: ['項目', 'A 北上市', 'B 福岡市', 'わが市'] })
  })
})

it('西尾市 ends with the contract of 2016, and the election comes after the vote', () => {
  const kit = makeKit([caseOf('nishio-city-pfi-review')])
  const handout = readLines(sheetOf(kit, 'handout')).join('\n')
  const sequel = readLines(sheetOf(kit, 'sequel')).join('\n')
  expect(handout).toContain('「エリアプラン西尾」と契約した')
  expect(handout).not.toMatch(/市長選|新しい首長|支払いが命じ|契約解除|前・新/)
  expect(sequel).toContain('翌2017（平成29）年の市長選では')
  expect(sequel).toContain('約3,400万円')
  expect(handout).toContain('西尾市の取り組みは、何年に始まりましたか。')
  expect(handout).not.toMatch(/それぞれ|二つずつ|〔A/)
})

const toHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const text = fc.option(anyText.map(toHtml), { nil: undefined })
const texts = fc
  .record({ background: text, actions: text, results: text, craft: text, trouble: text })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value)))

const oddCase: fc.Arbitrary<Case> = fc
  .record({
    texts,
    title: fc.oneof(anyText, fc.constant('長'.repeat(500)), fc.constant('題 ― ')),
    actors: fc.array(anyText, { maxLength: 3 }),
    barriers: fc.subarray(barriers.map(({ id }) => id)),
    collections: fc.subarray(collections.map(({ id }) => id)),
    questions: fc.array(anyText, { maxLength: 3 }),
    summary: fc.array(anyText, { maxLength: 3 }),
    name: anyText,
    slug: fc.uuid(),
  })
  .map(({ texts: given, name, ...replaced }) =>
    makePlainCase(given, { ...replaced, municipalities: [{ name, prefecture: 'iwate' }] }),
  )

it('any case makes a kit with questions on every level', () => {
  fc.assert(
    fc.property(
      fc.array(oddCase, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...kitMinutes),
      fc.constantFrom(...purposes),
      (cases, minutes, { id }) => {
        const kit = makeKit(cases, { minutes, purpose: id })
        const asked = sheetOf(kit, 'handout')
          .pages.flat()
          .filter(({ kind }) => kind === 'question')
        expect(asked.length).toBeGreaterThanOrEqual(4)
        expect(kit.title).not.toBe('')
      },
    ),
    { numRuns: 60 },
  )
})

it('a case of which nothing is known is asked about, and nothing is said of it', () => {
  const kit = makeKit([makePlainCase({}, { actors: [], barriers: [], questions: [], summary: [] })])
  const handout = readLines(sheetOf(kit, 'handout'))
  expect(handout.join('\n')).not.toMatch(/〈(背景|取り組み|成果|工夫)〉(?!から)/)
  expect(handout).toContain('だれが動いたと読めますか。')
  expect(handout).toContain('いちばん意外だった所はどこですか。')
  expect(readLines(sheetOf(kit, 'sequel')).join('\n')).toContain(
    'その後は、確認できた資料にありません。',
  )
  const visit = readLines(sheetOf(kit, 'visit'))
  expect(visit).toContain('どのような変化がありましたか。')
  expect(visit).toContain('うまく運ぶために工夫したことがあれば、お聞かせください。')
  expect(visit).toContain('思うように進まなかったことと、今の状況をお聞かせください。')
  expect(readLines(sheetOf(kit, 'facilitator')).join('\n')).toContain(
    '首長 ／ 管理職 ／ 担当者 ／ 住民',
  )
})

it('what a case lists as unknown is asked on the visit, and stays open where the text says it of nothing later', () => {
  const told = { background: '困った。', actions: '始めた。', results: '変わった。' }
  const kit = makeKit([
    makePlainCase(
      { ...told, craft: '費用は、分からない。', trouble: '2020年に休んだ。' },
      { unknown: ['講師の人数', '職員の評判'] },
    ),
  ])
  const visit = readLines(sheetOf(kit, 'visit'))
  expect(visit).toContain('費用を教えてください。')
  expect(visit).toContain('講師の人数をお聞かせください。')
  expect(visit).toContain('職員の評判を知りたく存じます。')
  expect(readLines(sheetOf(kit, 'sequel')).join('\n')).toContain('講師の人数 ／ 職員の評判')
})

it('the letter before a visit goes to the office that the case names, and says who else took it over', () => {
  const known = makePlainCase({}, { department: '窓口課', adopters: ['新座市', '座間市'] })
  const visit = readLines(sheetOf(makeKit([known]), 'visit'))
  expect(visit[0]).toBe('試験市 窓口課　ご担当者様')
  expect(visit.at(-1)).toBe('新座市、座間市')
  const unnamed = readLines(sheetOf(makeKit([makePlainCase({})]), 'visit'))
  expect(unnamed[0]).toBe('試験市　ご担当者様')
  expect(unnamed.join('\n')).not.toContain('取り入れた団体')
})

const turned = '2020（令和2）年に窓口を一つにまとめた。'
const told = {
  background: '課ごとに分かれていた。',
  actions: '集まる会を開いた。',
  trouble: turned,
}
const changed = (text: string): Partial<Case> => ({
  outcome: { state: 'changed', year: 2020, quote: { text, section: 'trouble', sources: [] } },
})

it('the vote on how it went on is held where that is known, and the facilitator has the answer', () => {
  const kit = makeKit([makePlainCase(told, changed(turned))])
  expect(readLines(sheetOf(kit, 'handout')).join('\n')).toContain('このあとどうなったと思いますか')
  const answer = '結末は「形を変えた（2020年）」。投票の後で伝える'
  expect(readLines(sheetOf(kit, 'facilitator'))).toContain(answer)
  expect(readLines(sheetOf(kit, 'sequel'))).toContain('形を変えた（2020年）')
})

it('where the end is not known, the question is what one would have to know, and the first move is voted on', () => {
  const handout = readLines(sheetOf(makeKit([makePlainCase(told)]), 'handout')).join('\n')
  expect(handout).toContain('何が分かれば判断できますか。')
  expect(handout).toContain('最初の一手を一つ選んで投票し、')
  expect(handout).not.toContain('このあとどうなったと思いますか')
})

it('an end that the handout tells is not voted on', () => {
  const first = '集まる会を開いた。'
  const handout = readLines(sheetOf(makeKit([makePlainCase(told, changed(first))]), 'handout'))
  expect(handout.join('\n')).not.toMatch(
    /このあとどうなったと思いますか|何が分かれば判断できますか/,
  )
})

it('the aim names a barrier that every case met', () => {
  const met = { ...told, background: '課ごとに分かれ、縦割りだった。' }
  const kitOf = (...barriersOf: string[][]) =>
    makeKit(barriersOf.map((ids, at) => makePlainCase(met, { slug: `c-${at}`, barriers: ids })))
  const aimOf = (kit: Kit) => readLines(sheetOf(kit, 'facilitator')).join('\n')
  expect(aimOf(kitOf(['silos'], ['underfunded', 'silos']))).toContain('「縦割り」にどう向き合うか')
  expect(aimOf(kitOf(['silos'], ['pushback']))).toContain('大事だと思う分かれ目にどう向き合うか')
})

it('without a sequel the first move is voted on', () => {
  const kit = makeKit([
    makePlainCase({ background: '課ごとに分かれていた。', actions: '集まる会を開いた。' }),
  ])
  const handout = readLines(sheetOf(kit, 'handout')).join('\n')
  expect(handout).toContain('最初の一手を一つ選んで投票し、')
  expect(handout).not.toContain('このあとどうなったと思いますか')
  expect(readLines(sheetOf(kit, 'facilitator')).join('\n')).toContain('続きは資料にありません')
})

it('once 取り組み is cut, 成果 goes to the sequel too, and the first sentence stays', () => {
  const told = makePlainCase({
    background: '前はこうだった。',
    actions: '市は運動を始め、のちに広げた。職員が集まった。運動は終了した。次を始めた。',
    results: '件数は増えた。',
  })
  const kit = makeKit([told])
  const handout = readLines(sheetOf(kit, 'handout')).join('\n')
  const sequel = readLines(sheetOf(kit, 'sequel')).join('\n')
  expect(handout).toContain('市は運動を始め、のちに広げた。職員が集まった。')
  expect(handout).not.toMatch(/終了した|次を始めた|件数は増えた/)
  expect(sequel).toContain('運動は終了した。次を始めた。')
  expect(sequel).toContain('件数は増えた。')
})

it('a case for members says so on every sheet, and nothing else does', () => {
  const members = makePlainCase({ actions: '始めた。' }, { visibility: 'members' })
  expect(makeKit([members]).footer).toBe('会員限定')
  expect(makeKit([makePlainCase({ actions: '始めた。' })]).footer).toBeUndefined()
})

it('what never fits on two pages is said and printed all the same', () => {
  const sentence = `${'長い文がここにある'.repeat(60)}。`
  const long = makePlainCase(
    { background: sentence, actions: sentence, results: sentence, craft: sentence },
    { title: '題'.repeat(500) },
  )
  const kit = makeKit([long, { ...long, slug: 'other' }, { ...long, slug: 'third' }])
  expect(kit.notes.join()).toContain('2ページに入りません')
  expect(readLines(sheetOf(kit, 'handout')).join('')).toContain('長い文がここにある')
})

describe('a case as long as a file may be', () => {
  const bytes = 240 * 1024
  const fill = (text: string) => text.repeat(bytes / Buffer.byteLength(text))

  it.each([
    ['sentences of a line in one paragraph', `${'あ'.repeat(60)}。`],
    ['the shortest sentences', 'あ。'],
    ['paragraphs of one sentence', `${'あ'.repeat(24)}。\n\n`],
    ['quotations', '「あ。」と言った。'],
    ['digits without a unit', '1'],
    ['digits and commas', '1,'],
    ['figures of figures', '1千'],
    ['digits in short sentences', `${'1'.repeat(40)}${'あ'.repeat(40)}。`],
  ])(
    'is a kit within a second and a half of processor time: %s',
    (_, text) => {
      const long = makePlainCase({ background: '前はこうだった。', results: fill(text) })
      expectCpuTimeBelow(1_500, () => {
        const handout = sheetOf(makeKit([long]), 'handout')
        expect(readLines(handout).join('').length).toBeLessThan(4_000)
      })
    },
    20_000,
  )
})
