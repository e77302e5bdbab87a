{{!Who received citizens as the law asks, in one month.}}
<p class="step"><a href="/reception">← [[meetings.schedule.title]]</a></p>
<h1>[[meetings.duty.title]]</h1>
<p class="lead">[[meetings.duty.lead]]</p>
<form class="filters" method="get" action="/reception/duty">
{{>parts/select field="month" label="[[meetings.duty.choose]]"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p>
</form>
<ul class="numbers">
<li><span class="number">{{MET}}</span> [[meetings.duty.met]]</li>
<li><span class="number">{{RUNNING}}</span> [[meetings.duty.running]]</li>
<li><span class="number">{{MISSED}}</span> [[meetings.duty.missed]]</li>
</ul>
{{#EMPTY}}<div class="notice"><p>[[meetings.duty.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="duty-head">[[meetings.duty.list]]</h2>
<div class="table-box" role="region" aria-labelledby="duty-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[meetings.unit]]</th><th scope="col">[[meetings.duty.head]]</th><th scope="col">[[meetings.duty.required]]</th><th scope="col">[[meetings.duty.held]]</th><th scope="col">[[meetings.state]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[meetings.unit]]">{{UNIT}}</th><td data-label="[[meetings.duty.head]]">{{HEAD}}</td>
<td data-label="[[meetings.duty.required]]">{{REQUIRED}}</td><td data-label="[[meetings.duty.held]]">{{HELD}}</td>
<td data-label="[[meetings.state]]">{{>parts/tag}}{{#NOTE}}<br><span class="muted">{{NOTE_TEXT}}</span>{{/NOTE}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>{{/TABLE}}
<h2>[[meetings.duty.rules]]</h2>
<dl class="facts">
{{#RULE}}<div><dt>{{NAME}}</dt><dd>{{HOW_OFTEN}}<br><span class="muted">{{CITATION}}{{#UNSURE}} · [[meetings.unsure]]{{/UNSURE}}</span>{{#HINT}}<br><span class="muted">{{HINT_TEXT}}</span>{{/HINT}}</dd></div>
{{/RULE}}
</dl>
