/**
 * The one script that stands in every page: it says which file of the folder is missing or cut off, that a browser is
 * too old, and that the library is. It runs before all others and in Internet Explorer, so that it knows no word of
 * JavaScript younger than 1999; the policy of the page admits it by its hash.
 */
const guardSource = `(function () {
  var page = document, root = page.documentElement, notes = [], missing = [], broken = [], box
  var again = 'フォルダーを丸ごと写し直してください。'
  function readMeta(name) {
    var metas = page.getElementsByTagName('meta')
    for (var i = 0; i < metas.length; i++) if (metas[i].name === name) return metas[i].content
    return ''
  }
  function show() {
    var texts = notes.slice()
    if (missing.length) texts.push(missing.join('、') + ' がありません。' + again)
    if (broken.length) texts.push(broken.join('、') + ' が壊れています。' + again)
    if (!texts.length || !page.body) return
    root.removeAttribute('data-waiting')
    if (!box) {
      box = page.createElement('div')
      box.setAttribute('role', 'alert')
      box.id = 'guard'
      var look = box.style
      look.position = 'fixed'
      look.left = look.right = look.bottom = '0'
      look.zIndex = '9'
      look.padding = '12px 16px'
      look.background = '#fff'
      look.color = '#1a1a1a'
      look.borderTop = '4px double #b00'
      page.body.appendChild(box)
    }
    while (box.firstChild) box.removeChild(box.firstChild)
    for (var i = 0; i < texts.length; i++) {
      var line = page.createElement('p')
      line.appendChild(page.createTextNode(texts[i]))
      box.appendChild(line)
    }
  }
  function add(list, text) {
    for (var i = 0; i < list.length; i++) if (list[i] === text) return
    list.push(text)
    show()
  }
  function nameOf(element) {
    var address = element.getAttribute('data-file') || element.getAttribute('src') || element.getAttribute('href') || ''
    return address.replace(/^(\\.\\.\\/)+/, '').replace(/\\?.*/, '')
  }
  function isPart(element) {
    return element && (element.tagName === 'SCRIPT' || element.tagName === 'LINK')
  }
  window.kaizenGuard = {
    missing: function (file) { add(missing, file) },
    broken: function (file) { add(broken, file) }
  }
  var isExplorer = !!page.documentMode
  var isOld = !(window.Promise && Object.hasOwn && [].at && window.AbortController && ''.replaceAll)
  if (isExplorer) notes.push('Internet Explorer のモードでは、探すことができません。Microsoft Edge のふつうのタブで開いてください。')
  else if (isOld) notes.push('このブラウザーは古く、探すことができません。2021年11月より後の Edge か Chrome で開いてください。')
  else if (readMeta('library-page') === 'screen' && location.search.length > 1) root.setAttribute('data-waiting', '')
  if (!page.addEventListener) return
  page.addEventListener('error', function (event) {
    if (isPart(event.target) && nameOf(event.target)) add(missing, nameOf(event.target))
  }, true)
  // A script that fails must not leave the page waiting for it.
  window.addEventListener('error', function () { root.removeAttribute('data-waiting') })
  page.addEventListener('load', function (event) {
    var file = isPart(event.target) ? nameOf(event.target) : ''
    if (file === 'app.js' && !window.kaizenScreen && !notes.length) add(broken, file)
    if (file === 'style.css') checkStyle(file)
  }, true)
  function checkStyle(file) {
    if (!page.body) return page.addEventListener('DOMContentLoaded', function () { checkStyle(file) })
    var probe = page.createElement('i')
    probe.className = 'style-end'
    page.body.appendChild(probe)
    var isWhole = window.getComputedStyle(probe).position === 'fixed'
    page.body.removeChild(probe)
    if (!isWhole) add(broken, file)
  }
  function checkAge() {
    var day = readMeta('library-collected'), parts = day.split('-'), now = new Date()
    if (parts.length !== 3) return
    var year = +parts[0], month = +parts[1], date = +parts[2]
    if (now < new Date(year + 1, month - 1, date + 1)) return
    var note = page.getElementById('old-edition')
    if (!note) return
    note.appendChild(page.createTextNode('この図書館は ' + year + '年' + month + '月' + date + '日 のものです。新しい版があるか、渡した人に尋ねてください。'))
    note.removeAttribute('hidden')
  }
  function checkEnd() {
    var names = location.pathname.split('/')
    if (readMeta('library-page') !== 'screen' || page.getElementById('page-edition')) return
    add(broken, decodeURIComponent(names[names.length - 1]))
  }
  page.addEventListener('DOMContentLoaded', function () { show(); checkEnd(); checkAge() })
})()`

/** Without the indentation, which 170 pages would carry. */
export const guardScript = guardSource.replace(/\n +/g, '\n')

/** What scripts call to name a file at fault. */
export type Guard = {
  missing: (file: string) => void
  broken: (file: string) => void
}
