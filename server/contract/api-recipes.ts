/** Lines to copy that ask the API, for tools that officers have; each is run as it stands in the tests. */

/** Writes them for a library whose addresses begin with `origin`. */
export function writeRecipes(origin: string): Record<'curl' | 'powerQuery' | 'python', string> {
  return {
    curl: `# 探す（--data-urlencode が、日本語を %符号に直す）
curl -sSG '${origin}/api/v1/search' --data-urlencode 'q=窓口の待ち時間' -d size=5

# 全件を CSV で取り、途中で欠けていないかを確かめる
curl -sS -o kaizen-cases.csv '${origin}/api/v1/dump?format=csv'
curl -sS '${origin}/api/v1/dump/checksum?format=csv' | sha256sum -c

# 前に取ってから変わったときだけ取る
curl -sS --etag-save etag.txt --etag-compare etag.txt -o start.json '${origin}/api/v1/start'
`,
    powerQuery: `let
    ファイル = Web.Contents("${origin}/api/v1/dump?format=csv"),
    行 = Csv.Document(ファイル, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
    表 = Table.PromoteHeaders(行, [PromoteAllScalars = true]),
    団体コードを文字に = Table.TransformColumns(表, {
        {"団体コード", each Text.Remove(_, {"=", """"}), type text}
    })
in
    団体コードを文字に
`,
    python: `import json
import urllib.parse
import urllib.request

base = '${origin}/api/v1'


def ask(path, **query):
    address = f'{base}{path}?{urllib.parse.urlencode(query, doseq=True)}'
    with urllib.request.urlopen(address, timeout=30) as answer:
        return json.load(answer)


found = ask('/search', q='窓口の待ち時間', size=5)
if found['noAnswer']:
    print('該当なし')
for hit in found['hits']:
    print(hit['slug'], hit['title'])

# 全件を1行ずつ読む
with urllib.request.urlopen(f'{base}/dump?format=jsonl', timeout=60) as lines:
    for line in lines:
        case = json.loads(line)
        print(case['slug'], '、'.join(case['codes']))
`,
  }
}
