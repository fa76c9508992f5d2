/**
 * The wordings of questions, each list in the order of its use. Only names and whole sentences are put in, and the
 * particles belong to the wording, so that nothing can be joined wrongly.
 */

/** A sentence to ask about: quoted, or pointed at where it is long. */
export type Quoted = { who: string; text: string } | { who: string; place: string }

type AskOf<Subject> = (subject: Subject) => string

type YearSubject = { who: string; names: string; own: string; several: boolean }

export const askYear: [AskOf<YearSubject>, ...AskOf<YearSubject>[]] = [
  ({ who, several }) =>
    several
      ? `${who}は、それぞれ何年に始まりましたか。`
      : `${who}の取り組みは、何年に始まりましたか。`,
  ({ names, own }) => `${names}が始めたのは何年ですか。そのころの${own}を思い出せますか。`,
  () => '始まった年に線を引き、今年までの年数を書いてください。',
]

export const askActors: [AskOf<string>, ...AskOf<string>[]] = [
  (counted) => `動いた人や組織を、${counted}挙げてください。`,
  () => 'この話に出てくる人を、動いた順に並べてください。',
  () => '主役は誰ですか。書かれていない人で、いたはずの人はいますか。',
]

export const askNumber: [AskOf<NumberSubject>, ...AskOf<NumberSubject>[]] = [
  ({ quoted }) =>
    `〈成果〉にある${quoted}は、だれが何を数えたものですか。書かれていなければ「分からない」と答えてください。`,
  ({ first }) => `「${first}」は、何と比べて大きい（小さい）のでしょう。`,
  ({ first }) => `「${first}」を信じるために、あと何が分かればよいですか。`,
]

type NumberSubject = { quoted: string; first: string }

export const askNeed: [AskOf<Quoted & { hasClue: boolean }>, ...AskOf<Quoted>[]] = [
  ({ hasClue, ...quoted }) =>
    `${citeWithWho(quoted)}なぜそれが要ると考えたのでしょう。${hasClue ? '〈背景〉から手がかりを一つ探してください。' : ''}`,
  (quoted) => `${cite(quoted)}これをしなかったら、何が起きたと思いますか。`,
  (quoted) =>
    'text' in quoted
      ? `「${quoted.text}」という判断に、反対した人がいたとしたら、どんな理由でしょう。`
      : `${cite(quoted)}この判断に反対した人がいたとしたら、どんな理由でしょう。`,
]

export const askTradeOff: [AskOf<Quoted>, ...AskOf<Quoted>[]] = [
  (quoted) =>
    `${citeWithWho(quoted)}これで得られるものと、代わりに失うかもしれないものを、一つずつ挙げてください。`,
  (quoted) =>
    'text' in quoted
      ? `「${quoted.text}」で、いちばん楽になったのは誰で、いちばん大変になったのは誰でしょう。`
      : `${cite(quoted)}いちばん楽になったのは誰で、いちばん大変になったのは誰でしょう。`,
]

export const askMove: [AskOf<{ name: string; scene: string }>, ...AskOf<{ scene: string }>[]] = [
  ({ name, scene }) => `あなたは${name}の担当者です。${scene}。`,
  ({ scene }) => `${scene}。隣の席の人に相談されました。何と答えますか。`,
  ({ scene }) => `${scene}。首長に5分だけ話せるとしたら、何を頼みますか。`,
]

export const askVote: [AskOf<string>, ...AskOf<string>[]] = [
  (name) =>
    `${name}の取り組みは、このあとどうなったと思いますか。一つに投票し、担当者なら先に打つ手を一つ書いてください。`,
  (name) => `5年後の${name}を想像して、一つに投票してください。`,
]

export const askWhatToKnow: [AskOf<string>, ...AskOf<string>[]] = [
  (name) =>
    `${name}の取り組みがその後どうなったかは、手元の資料では分かりません。続けるか、変えるか、やめるか。何が分かれば判断できますか。`,
]

export const askOwn: [AskOf<string>, AskOf<string>, AskOf<string>] = [
  (own) => `次の声は、${own}でも聞きますか。（よく聞く○　ときどき△　聞かない×）`,
  (own) => `${own}でこの話をするなら、最初に誰に話しますか。`,
  (own) => `${own}に無いものは何ですか。無くてもできることは何ですか。`,
]

export const askAgain: [AskOf<Again>, ...AskOf<Again>[]] = [
  ({ question, barrier }) =>
    `問い${question}で選んだ一手は、「${barrier}」が来ても続けられますか。直すところを一つ。`,
  ({ barrier }) => `「${barrier}」に備えて、取り組みが元気なうちにできることは何でしょう。`,
]

type Again = { question: string; barrier: string }

export const sayBeforeWhy: [string, ...string[]] = [
  '答えは一つではありません。どの文からそう考えたかを言ってください',
  '賛成の人も、あえて反対の理由を一つ探してください',
]

function cite(quoted: Quoted): string {
  return 'text' in quoted
    ? `「${quoted.text}」。`
    : `${quoted.who}の${quoted.place}を見てください。`
}

function citeWithWho(quoted: Quoted): string {
  return 'text' in quoted ? `${quoted.who}には「${quoted.text}」とあります。` : cite(quoted)
}
