{{!Proposals and decisions of commendation.}}
<h1 id="list-head">[[models.staff.nav.commendations]]</h1>
{{#EMPTY}}<div class="notice"><p>[[models.commendations.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[initiatives.column.code]]</th><th scope="col">[[initiatives.column.title]]</th><th scope="col">[[initiatives.column.unit]]</th><th scope="col">[[models.level]]</th><th scope="col">[[initiatives.column.year]]</th><th scope="col">[[initiatives.column.state]]</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-label="[[initiatives.column.code]]"><a href="/staff/models/commendations/{{CODE}}">{{CODE}}</a></th><td data-label="[[initiatives.column.title]]">{{TITLE}}</td><td data-label="[[initiatives.column.unit]]">{{UNIT}}</td><td data-label="[[models.level]]">{{LEVEL}}</td><td data-label="[[initiatives.column.year]]">{{YEAR}}</td><td data-label="[[initiatives.column.state]]"><span class="tag tag--{{LOOK}}">{{STATE}}</span></td></tr>
{{/ROW}}</tbody></table></div>{{/TABLE}}
