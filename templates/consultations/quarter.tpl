{{!The quarterly list of what was published (art. 13(2)), to be posted. Shown by Renderer::print.}}
<article class="letter">
<div class="sheet__head"><div><p class="sheet__unit">{{SHEET_COMMUNE}}</p></div><div><p class="sheet__nation">[[site.nation]]</p><p class="sheet__motto">[[site.motto]]</p><p class="sheet__date">{{SHEET_DATE}}</p></div></div>
<h1 class="sheet__title">[[publications.quarter.title]]</h1>
<p class="letter__about">{{PERIOD}}</p>
{{#EMPTY}}<p class="letter__text">[[publications.quarter.empty]]</p>{{/EMPTY}}
{{#TABLE}}<table class="sheet-table"><thead><tr><th scope="col">[[consult.explanation.no]]</th><th scope="col">[[publications.what]]</th><th scope="col">[[publications.item]]</th><th scope="col">[[publications.how]]</th></tr></thead><tbody>
{{#ROW}}<tr><td>{{NO}}</td><td>{{TITLE}}</td><td>{{ITEM}}</td><td>{{#POSTING}}<p>{{POSTING_TEXT}}</p>{{/POSTING}}</td></tr>
{{/ROW}}</tbody></table>{{/TABLE}}
<p class="letter__text">[[publications.quarter.basis]]</p>
</article>
