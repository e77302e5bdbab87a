{{!Entries of the registry for officers.}}
<h1>[[models.staff.title]]</h1>
{{#NOW_STEP}}<div class="notice"><p>[[models.calendar.now]] <strong>{{STEP_NAME}}</strong> ([[models.calendar.until]] {{STEP_UNTIL}})</p></div>
{{/NOW_STEP}}
{{#MAY_ENTER}}<p class="actions"><a class="button" href="/staff/models/new">[[models.staff.new]]</a> <a class="button button--plain" href="/staff/models/learn">[[models.learn.title]]</a></p>{{/MAY_ENTER}}
<form class="filters" method="get" action="/staff/models" role="search">
{{>parts/input field="words" label="[[models.words]]" complete="off" max="100"}}
{{>parts/select field="state" label="[[initiatives.column.state]]" empty="[[cases.any]]"}}
{{>parts/select field="field" label="[[initiatives.column.field]]" empty="[[cases.any]]"}}
{{>parts/select field="kind" label="[[initiatives.column.kind]]" empty="[[cases.any]]"}}
{{>parts/select field="year" label="[[initiatives.column.year]]" empty="[[cases.any]]"}}
{{>parts/select field="campaign" label="[[models.campaign]]" empty="[[cases.any]]"}}
{{>parts/checkbox field="own" label="[[models.staff.own]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button>
<a class="button button--link" href="/staff/models">[[cases.clear]]</a></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[models.staff.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="list-head">[[models.staff.list]]</h2>
<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[initiatives.column.code]]</th><th scope="col">[[initiatives.column.title]]</th><th scope="col">[[initiatives.column.state]]</th><th scope="col">[[initiatives.column.field]]</th><th scope="col">[[initiatives.column.unit]]</th><th scope="col">[[initiatives.column.year]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[initiatives.column.code]]"><a href="{{HREF}}">{{CODE}}</a></th>
<td data-label="[[initiatives.column.title]]">{{TITLE}}{{#NAME}}<br>{{PUBLIC_NAME}}{{/NAME}}<br><span class="muted">{{KIND}}{{#WHERE}} · {{PLACE}}{{/WHERE}}</span></td>
<td data-label="[[initiatives.column.state]]"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span>{{#COPIES}}<br>{{COPIES_TEXT}}{{/COPIES}}{{#BEHIND}}<br><span class="left left--soon">[[models.calendar.behind]] {{BEHIND_STEP}}</span>{{/BEHIND}}</td>
<td data-label="[[initiatives.column.field]]">{{FIELD}}</td><td data-label="[[initiatives.column.unit]]">{{UNIT}}</td><td data-label="[[initiatives.column.year]]">{{YEAR}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>{{/TABLE}}
{{#MORE}}<p class="actions"><a class="button button--plain" rel="next" href="{{MORE_HREF}}">[[cases.more]]</a></p>{{/MORE}}
