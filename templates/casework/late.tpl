{{!What is late, per unit.}}
<h1>[[staff.late.title]]</h1>
<p class="lead">[[staff.late.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[staff.late.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="late-head">[[staff.late.units]]</h2>
<div class="table-box" role="region" aria-labelledby="late-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[staff.late.unit]]</th><th scope="col" class="is-number">[[staff.late.late]]</th><th scope="col" class="is-number">[[staff.late.soon]]</th><th scope="col" class="is-number">[[staff.late.open]]</th><th scope="col" class="is-number">[[staff.late.waiting]]</th><th scope="col" class="is-number">[[staff.late.answered]]</th><th scope="col" class="is-number">[[staff.late.answered_late]]</th><th scope="col" class="is-number">[[staff.late.disputed]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[staff.late.unit]]">{{#LINK}}<a href="/staff/queue?unit={{UNIT_CODE}}">{{UNIT_NAME}}</a>{{/LINK}}{{#PLAIN}}{{UNIT_NAME}}{{/PLAIN}}</th>
<td class="is-number" data-label="[[staff.late.late]]">{{#OLDEST}}<span class="left left--late">{{/OLDEST}}{{LATE}}{{#OLDEST}}</span><br><span class="muted">[[staff.late.since]] {{OLDEST_DUE}}</span>{{/OLDEST}}</td>
<td class="is-number" data-label="[[staff.late.soon]]">{{SOON}}</td>
<td class="is-number" data-label="[[staff.late.open]]">{{OPEN}}</td>
<td class="is-number" data-label="[[staff.late.waiting]]">{{WAITING}}</td>
<td class="is-number" data-label="[[staff.late.answered]]">{{ANSWERED}}</td>
<td class="is-number" data-label="[[staff.late.answered_late]]">{{ANSWERED_LATE}}</td>
<td class="is-number" data-label="[[staff.late.disputed]]">{{DISPUTED}}</td></tr>
{{/ROW}}
{{#SUM}}<tr><th scope="row" data-label="[[staff.late.unit]]">[[staff.late.sum]]</th>
<td class="is-number" data-label="[[staff.late.late]]">{{LATE}}</td><td class="is-number" data-label="[[staff.late.soon]]">{{SOON}}</td>
<td class="is-number" data-label="[[staff.late.open]]">{{OPEN}}</td><td class="is-number" data-label="[[staff.late.waiting]]">{{WAITING}}</td>
<td class="is-number" data-label="[[staff.late.answered]]">{{ANSWERED}}</td><td class="is-number" data-label="[[staff.late.answered_late]]">{{ANSWERED_LATE}}</td>
<td class="is-number" data-label="[[staff.late.disputed]]">{{DISPUTED}}</td></tr>{{/SUM}}
</tbody>
</table>
</div>
<p class="muted">[[staff.late.note]]</p>{{/TABLE}}
