{{!A task: how far each unit is.}}
<p class="step"><a href="{{DOCUMENT_HREF}}">{{DOCUMENT}}</a></p>
<h1>{{TITLE}}</h1>
{{>parts/errors}}
<ul class="numbers">
<li><span class="number">{{COUNT_ALL}}</span> [[directives.units]]</li>
<li><span class="number">{{COUNT_DONE}}</span> [[directives.cell.done]]</li>
<li><span class="number">{{COUNT_LATE}}</span> [[directives.cell.late]]</li>
<li><span class="number">{{COUNT_MISSING}}</span> [[directives.cell.missing]]</li>
</ul>
<div class="split split--main">
<section class="panel" aria-labelledby="facts-head"><h2 id="facts-head">[[directives.facts]]</h2>
<dl class="facts"><div><dt>[[directives.task.result]]</dt><dd>{{RESULT}}</dd></div>
<div><dt>[[directives.given]]</dt><dd>{{GIVEN}}</dd></div>
<div><dt>[[directives.due]]</dt><dd><span class="capital">{{DUE}}</span> <span class="muted">{{TERM}}</span>
{{#WHY}}<details class="why"><summary>[[track.why]]</summary><ul>{{#REASON}}<li>{{REASON_TEXT}}</li>{{/REASON}}</ul></details>{{/WHY}}</dd></div></dl>
{{#CHANGED}}<div class="notice notice--warn"><p><strong>{{CHANGED_TEXT}}</strong>: {{CHANGED_WORDS}}</p><p class="muted">{{CHANGED_BY}}</p></div>
{{/CHANGED}}
{{#CHANGE}}<details class="why"><summary>[[directives.extend]]</summary><form class="form" method="post" action="/staff/directives/task/{{TASK_ID}}/change/extend">{{>parts/csrf}}
{{>parts/input field="new_due" label="[[directives.extend.day]]" type="date" size="medium"}}
{{>parts/textarea field="extend_words" label="[[directives.change.reason]]" rows="2" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[directives.extend]]</button></p></form></details>
<details class="why"><summary>[[directives.withdraw]]</summary><form class="form" method="post" action="/staff/directives/task/{{TASK_ID}}/change/withdraw">{{>parts/csrf}}
{{>parts/textarea field="withdraw_words" label="[[directives.change.reason]]" rows="2" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[directives.withdraw]]</button></p></form></details>{{/CHANGE}}
{{#URGE}}<form class="form" method="post" action="/staff/directives/task/{{TASK_ID}}/urge">{{>parts/csrf}}
{{>parts/textarea field="urge_words" label="[[directives.urge.all]]" rows="2" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[directives.urge]]</button></p></form>{{/URGE}}
</section>
{{>parts/links_panel}}
</div>
<h2 id="units-head">[[directives.by_unit]]</h2>
<div class="table-box" role="region" aria-labelledby="units-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[directives.unit]]</th><th scope="col">[[directives.state]]</th><th scope="col">[[directives.own]]</th><th scope="col" class="is-number">[[directives.reports]]</th><th scope="col" class="is-number">[[directives.urges]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row"><a href="{{HREF}}">{{UNIT}}</a></th>
<td><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></td>
<td data-label="[[directives.own]]">{{OWN}}</td>
<td class="is-number" data-label="[[directives.reports]]">{{REPORTS}}</td>
<td class="is-number" data-label="[[directives.urges]]">{{URGES}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
{{>parts/pages}}
