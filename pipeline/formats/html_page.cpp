#include "pipeline/formats/html_page.h"

namespace vigie {

std::string_view html_page_style() {
  return R"css(
:root{color-scheme:light dark;--fg:#1b1d21;--bg:#fff;--soft:#5c6470;--label:#3f454e;--line:#d6dae0;--panel:#f5f6f8;--focus:#0b57d0;
--PER:#ffd7bd;--LOC:#cfe2ff;--ORG:#cfeccb;--GROUP:#e5d8f8;--PROD:#f6e3a4;--EVENT:#f9d0e1;--WHEN:#e3e5e8;--VALUE:#c9ecec;--OTHER:#e9e1d4}
@media(prefers-color-scheme:dark){:root{--fg:#e8e9ec;--bg:#15171b;--soft:#a2a9b4;--label:#d3d7de;--line:#383d46;--panel:#1e2127;--focus:#8ab4f8;
--PER:#6b3c1e;--LOC:#1f416f;--ORG:#245126;--GROUP:#4b3470;--PROD:#5d4a11;--EVENT:#6a2745;--WHEN:#41454c;--VALUE:#1b5050;--OTHER:#4f4638}}
*{box-sizing:border-box}
body{margin:0;font:17px/1.7 system-ui,sans-serif;color:var(--fg);background:var(--bg)}
h1{font-size:1.25rem;margin:0}h2{font-size:1.1rem;margin:0 0 .5rem;overflow-wrap:anywhere}h3{font-size:.95rem;margin:1rem 0 .3rem}
a{color:inherit}
header{position:sticky;top:0;z-index:2;background:var(--bg);border-bottom:1px solid var(--line);padding:.5rem 1rem;display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center}
.legend input{margin:0}
.legend{display:flex;flex-wrap:wrap;gap:.2rem .5rem;border:0;margin:0;padding:0}
.legend label{display:inline-flex;align-items:center;gap:.35rem;font-size:.85rem;padding:0 .5rem;border-radius:.4rem;cursor:pointer;white-space:nowrap}
main{max-width:74rem;margin:0 auto;padding:1rem}
article{display:grid;grid-template-columns:minmax(0,1fr) 19rem;gap:0 2rem;padding:1.5rem 0;border-bottom:1px solid var(--line)}
article>h2{grid-column:1/-1}
.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;line-height:2.1}
mark{color:inherit;background:var(--OTHER);border-radius:.3rem;padding:.12em .2em;cursor:pointer;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark mark{padding:0 .2em;outline:1px solid var(--bg)}
mark::after{content:attr(data-t);font-size:.6em;font-weight:600;margin-left:.35em;vertical-align:.2em;color:var(--label)}
mark.off,.sw.off{background:none;outline:0}mark.off{padding:0;cursor:auto}mark.off::after{content:none}
:is(mark,a,input,summary,button):focus-visible{outline:2px solid var(--focus);outline-offset:1px}
mark,article{scroll-margin-top:6rem}mark:target,mark.now{outline:2px solid var(--focus)}mark.same{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.25em}
.sw,.tag{background:var(--OTHER)}.PER{background:var(--PER)}.LOC{background:var(--LOC)}.ORG{background:var(--ORG)}.GROUP{background:var(--GROUP)}.PROD{background:var(--PROD)}.EVENT{background:var(--EVENT)}
.DATE,.TIME,.DURATION,.SET{background:var(--WHEN)}.MONEY,.PERCENT,.QUANTITY{background:var(--VALUE)}
.side{font-size:.88rem;line-height:1.5}
.side ul,.side ol{list-style:none;margin:0;padding:0;max-height:26rem;overflow:auto}
.side li{padding:.15rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.side .n{color:var(--soft)}.side li a{margin-right:.25rem}
.tag{font-size:.7rem;font-weight:600;border-radius:.3rem;padding:0 .3rem;margin-right:.3rem}
summary{cursor:pointer;font-weight:600;padding:.2rem 0}
time{font-variant-numeric:tabular-nums;color:var(--soft);flex:0 0 8.6rem}
.dates li{display:flex;gap:.6rem}details+details{margin-top:.8rem}
#why{position:fixed;right:1rem;bottom:1rem;width:min(26rem,calc(100% - 2rem));max-height:60vh;overflow:auto;background:var(--panel);border:1px solid var(--line);border-radius:.6rem;box-shadow:0 4px 24px #0005;padding:.7rem 1rem;font-size:.88rem;line-height:1.5;z-index:3}
body:has(#why:not([hidden])){padding-bottom:60vh}
#why dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .7rem;margin:.4rem 0 0}#why dt{color:var(--soft)}#why dd{margin:0;overflow-wrap:anywhere}
#why button{float:right;font:inherit;background:none;border:1px solid var(--line);border-radius:.3rem;color:inherit;cursor:pointer}
nav{border-bottom:1px solid var(--line);padding-bottom:1rem}nav input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:.4rem;padding:.2rem .5rem;width:min(24rem,65%)}
nav div{max-height:20rem;overflow:auto;margin-top:.6rem}nav ol{columns:15rem;margin:0;padding-left:2.4rem;font-size:.9rem}nav .n{color:var(--soft)}nav li{overflow-wrap:anywhere}
[hidden]{display:none!important}
@media(max-width:52rem){article{grid-template-columns:minmax(0,1fr)}.side{margin-top:1rem}header{position:static}.side ul,.side ol{max-height:none}}
@media print{header,nav,#why{display:none!important}article{display:block;break-inside:auto}.side ul,.side ol{max-height:none;overflow:visible}mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";
}

std::string_view html_page_script() {
  return R"js(
(()=>{'use strict';
const all=(s,r=document)=>[...r.querySelectorAll(s)],make=(n,t,c)=>{const e=document.createElement(n);if(t)e.textContent=t;if(c)e.className=c;return e};
const marks=all('mark'),articles=all('article');
// The legend: a box for each type there is, the most frequent first.
const counts=new Map;for(const m of marks)counts.set(m.dataset.t,(counts.get(m.dataset.t)||0)+1);
const legend=document.querySelector('.legend'),off=new Set;
for(const [type,count] of [...counts].sort((a,b)=>b[1]-a[1])){
  const label=make('label','', 'sw '+type),box=make('input');box.type='checkbox';box.checked=true;box.value=type;
  label.append(box,type+' '+count);legend.append(label);
  box.addEventListener('change',()=>{
    box.checked?off.delete(type):off.add(type);label.classList.toggle('off',!box.checked);
    for(const e of all('[data-t]'))if(e.dataset.t===type){e.tagName==='MARK'?e.classList.toggle('off',!box.checked):e.hidden=!box.checked;
      if(e.tagName==='MARK')e.tabIndex=box.checked?0:-1}
  });
}
// Evidence of a mention, on click or Enter.
const why=document.querySelector('#why'),facts=why.querySelector('dl'),title=why.querySelector('strong');let opener=null;
const data=new Map;
const rows=a=>{if(!data.has(a))data.set(a,JSON.parse(a.querySelector('script').textContent));return data.get(a)};
function close(){why.hidden=true;for(const m of all('.now,.same'))m.classList.remove('now','same');if(opener)opener.focus({preventScroll:true});opener=null}
function show(mark){
  for(const m of all('.now,.same'))m.classList.remove('now','same');
  const article=mark.closest('article'),row=rows(article)[+mark.dataset.m];
  mark.classList.add('now');
  if(mark.dataset.e)for(const m of all('mark',article))if(m!==mark&&m.dataset.e===mark.dataset.e)m.classList.add('same');
  title.textContent=row.text;facts.replaceChildren();
  for(const [name,value] of Object.entries(row))if(name!=='text'&&value!==''){facts.append(make('dt',name),make('dd',String(value)))}
  why.hidden=false;opener=mark;
  // The panel must not cover what it speaks of.
  const at=mark.getBoundingClientRect(),panel=why.getBoundingClientRect();
  if(at.bottom>panel.top&&at.right>panel.left)scrollBy(0,at.bottom-panel.top+16);
}
document.addEventListener('click',e=>{
  const mark=e.target.closest('mark:not(.off)');
  if(mark)show(mark);else if(e.target.closest('#why button'))close();
});
document.addEventListener('keydown',e=>{
  if(e.key==='Escape'&&!why.hidden)close();
  if((e.key==='Enter'||e.key===' ')&&e.target.matches('mark:not(.off)')){e.preventDefault();show(e.target)}
});
// The index of several texts, with a search in titles and texts.
if(articles.length>1){
  const nav=document.querySelector('nav'),list=nav.querySelector('ol'),search=nav.querySelector('input'),state=nav.querySelector('output');
  const items=articles.map(a=>{const li=make('li'),link=make('a',a.querySelector('h2').textContent);link.href='#'+a.id;li.append(link,' ',make('span',all('mark',a).length,'n'));list.append(li);return li});
  const plain=s=>s.normalize('NFD').replace(/[\u0300-\u036f]/g,'').toLowerCase();
  const texts=articles.map(a=>plain(a.querySelector('h2').textContent+' '+a.querySelector('.text').textContent));
  const filter=()=>{const q=plain(search.value.trim());let n=0;texts.forEach((t,i)=>{const on=t.includes(q);items[i].hidden=articles[i].hidden=!on;n+=on});state.textContent=n+' / '+articles.length};
  search.addEventListener('input',filter);filter();nav.hidden=false;
}
})();
)js";
}

}  // namespace vigie
