{{!Every term the clock knows, with its source.}}
<h1>[[rules.title]]</h1>
<p class="lead">[[rules.lead]]</p>
<p>[[rules.marks]]</p>
<div class="table-box" role="region" aria-label="[[rules.title]]" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[rules.what]]</th><th scope="col">[[rules.length]]</th><th scope="col">[[rules.from_event]]</th><th scope="col">[[rules.source]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[rules.what]]">{{NAME}} <span class="muted">{{ID}}</span></th>
<td data-label="[[rules.length]]">{{LENGTH}}{{#ALSO}}<br>{{ALSO_TEXT}}{{/ALSO}}</td>
<td data-label="[[rules.from_event]]">{{EVENT}}</td>
<td data-label="[[rules.source]]">{{CITATION}}{{#FROM}}<br>[[rules.since]] {{FROM_DATE}}{{/FROM}}{{#UNTIL}}<br>[[rules.until]] {{UNTIL_DATE}}{{/UNTIL}}{{#PAST}}<br><span class="tag tag--stop">[[rules.not_in_force]]</span>{{/PAST}}{{#MARK}}<br><span class="tag tag--wait">{{MARK_TEXT}}</span>{{/MARK}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
