{{!Where a model went: map, tree, table.}}
<p class="step"><a href="/models/{{CODE}}">← {{TITLE}}</a></p>
<h1>[[models.spread.title]]</h1>
<p class="lead">[[models.spread.lead]]</p>
<div class="split">
<section class="panel" aria-labelledby="tree-head"><h2 id="tree-head">[[models.spread.tree]]</h2>{{TREE:none}}</section>
{{#MAP_DRAWN}}<section class="panel" aria-labelledby="drawn-head"><h2 id="drawn-head">[[models.spread.map]]</h2>{{MAP_SVG:none}}</section>{{/MAP_DRAWN}}
</div>
<h2 id="table-head">[[models.spread.table]]</h2>
<div class="table-box" role="region" aria-labelledby="table-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[initiatives.column.unit]]</th><th scope="col">[[initiatives.column.year]]</th><th scope="col">[[models.spread.from]]</th><th scope="col">[[initiatives.column.changed]]</th><th scope="col">[[initiatives.column.outcome]]</th><th scope="col">[[initiatives.column.state]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[initiatives.column.unit]]">{{#ROW_LINK}}<a href="{{ROW_HREF}}">{{/ROW_LINK}}{{ROW_UNIT}}{{#ROW_LINK}}</a>{{/ROW_LINK}}</th>
<td data-label="[[initiatives.column.year]]">{{ROW_YEAR}}</td><td data-label="[[models.spread.from]]">{{ROW_FROM}}</td>
<td data-label="[[initiatives.column.changed]]">{{ROW_CHANGED}}</td><td data-label="[[initiatives.column.outcome]]">{{ROW_OUTCOME}}</td>
<td data-label="[[initiatives.column.state]]"><span class="tag tag--{{ROW_LOOK}}">{{ROW_STATE}}</span></td></tr>
{{/ROW}}
</tbody>
</table>
</div>
