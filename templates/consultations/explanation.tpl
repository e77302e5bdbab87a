{{!The table of explanation (art. 28(3)): every group, taken in or not, because. Shown by Renderer::print.}}
<article class="letter">
<div class="sheet__head"><div><p class="sheet__unit">{{SHEET_COMMUNE}}</p></div><div><p class="sheet__nation">[[site.nation]]</p><p class="sheet__motto">[[site.motto]]</p><p class="sheet__date">{{SHEET_DATE}}</p></div></div>
<h1 class="sheet__title">[[consult.explanation.title]]</h1>
<p class="letter__about">{{TITLE}}</p>
<p class="letter__text">{{HOW_MANY}}</p>
<table class="sheet-table"><thead><tr><th scope="col">[[consult.explanation.no]]</th><th scope="col">[[consult.explanation.group]]</th><th scope="col">[[consult.explanation.count]]</th><th scope="col">[[consult.explanation.answer]]</th></tr></thead><tbody>
{{#GROUP}}<tr><td>{{NO}}</td><td>{{GROUP_TITLE}}</td><td>{{COUNT}}</td><td><strong>{{ANSWER}}.</strong> {{BECAUSE}}</td></tr>
{{/GROUP}}</tbody></table>
<p class="letter__text">[[consult.decided]]: {{DECISION}}</p>
<p class="letter__text">[[consult.explanation.basis]]</p>
</article>
