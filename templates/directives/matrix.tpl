{{!The coverage matrix: units × directives.}}
<h1>[[directives.matrix]]</h1>
<p class="lead">[[directives.matrix.lead]]</p>
<form class="filters" method="get" action="/staff/directives/matrix" role="search">
{{>parts/input field="words" label="[[directives.words]]" complete="off" max="100"}}
{{>parts/select field="kind" label="[[directives.kind]]" empty="[[cases.any]]"}}
{{>parts/select field="group" label="[[directives.group]]" empty="[[cases.any]]"}}
{{>parts/select field="state" label="[[directives.state]]" empty="[[cases.any]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button>
<a class="button button--link" href="/staff/directives/matrix">[[cases.clear]]</a></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[directives.matrix.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<p class="keys">{{#KEY}}<span class="cell cell--{{KEY_STATE}}">{{KEY_LETTER}}</span> {{KEY_NAME}} {{/KEY}}</p>
<p><a href="{{CSV_HREF}}">[[directives.matrix.csv]]</a></p>
<h2 id="matrix-head">{{COLUMNS_TEXT}}</h2>
<p class="actions">{{#COLUMN_BEFORE}}<a class="button button--plain button--small" href="{{BEFORE_COLUMN_HREF}}">← [[directives.matrix.newer]]</a> {{/COLUMN_BEFORE}}{{#COLUMN_AFTER}}<a class="button button--plain button--small" href="{{AFTER_COLUMN_HREF}}">[[directives.matrix.older]] →</a>{{/COLUMN_AFTER}}</p>
<div class="table-box" role="region" aria-labelledby="matrix-head" tabindex="0">
<table class="table matrix">
<thead><tr><th scope="col">[[directives.unit]]</th><th scope="col">[[directives.cell.late]]</th><th scope="col">[[directives.cell.missing]]</th><th scope="col">[[directives.cell.done]]</th>{{#COLUMN}}<th scope="col"><a href="{{HREF}}">{{NUMBER}}</a></th>{{/COLUMN}}</tr>
<tr><th scope="row" colspan="4">[[directives.matrix.sum]]</th>{{#SUM}}<td>{{SUM_TEXT}}</td>{{/SUM}}</tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{UNIT}}</th><td>{{LATE}}</td><td>{{MISSING}}</td><td>{{DONE}}</td>{{#CELL}}<td class="cell cell--{{CELL_STATE}}">{{CELL_LETTER}}</td>{{/CELL}}</tr>
{{/ROW}}</tbody>
</table>
</div>{{/TABLE}}
{{>parts/pages}}
