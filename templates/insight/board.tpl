{{!A dashboard: for everybody, an officer or a leader.}}
<h1>{{TITLE}}</h1>
<p class="lead">{{LEAD}}</p>
<form class="panel filter filters" method="get" action="{{ACTION}}">
{{>parts/select field="unit" label="[[reports.unit]]"}}
{{>parts/select field="span" label="[[board.time]]"}}
<p class="actions"><button class="button" type="submit">[[reports.show]]</button></p>
</form>
{{#MINE}}<section aria-labelledby="mine-head"><h2 id="mine-head">[[board.mine]]</h2>
<dl class="tiles">{{#MY_TILE}}<div class="tile"><dt>{{TILE_NAME}}</dt><dd>{{#LINK}}<a href="{{HREF}}">{{VALUE}}</a>{{/LINK}}{{#PLAIN}}{{VALUE}}{{/PLAIN}}</dd></div>{{/MY_TILE}}</dl></section>{{/MINE}}
<section aria-labelledby="now-head"><h2 id="now-head">{{UNIT}}: [[board.now]]</h2>
<dl class="tiles">{{#TILE}}<div class="tile"><dt>{{TILE_NAME}}</dt><dd>{{#LINK}}<a href="{{HREF}}">{{VALUE}}</a>{{/LINK}}{{#PLAIN}}{{VALUE}}{{/PLAIN}}</dd></div>{{/TILE}}</dl>
<p class="muted">{{AS_OF}}</p></section>
<section aria-labelledby="time-head"><h2 id="time-head">[[board.over_time]]</h2>
<dl class="tiles"><div class="tile"><dt>[[board.column.on_time]]</dt><dd>{{WHOLE_ON_TIME}}</dd></div><div class="tile"><dt>[[board.column.median]]</dt><dd>{{WHOLE_MEDIAN}}</dd></div><div class="tile"><dt>[[board.column.reopened]]</dt><dd>{{WHOLE_REOPENED}}</dd></div><div class="tile"><dt>[[board.column.rating]]</dt><dd>{{WHOLE_RATING}}</dd></div></dl>
{{#CHARTS}}<h3 id="settled-head">[[board.chart.settled]]</h3>
<div class="table-box" role="region" aria-labelledby="settled-head" tabindex="0">{{CHART_SETTLED:none}}</div>
<ul class="legend"><li><span class="legend__mark chart__done"></span> [[figures.legend.done]]</li><li><span class="legend__mark chart__late"></span> [[figures.legend.late]]</li></ul>
<h3 id="days-head">[[board.chart.days]]</h3>
<div class="table-box" role="region" aria-labelledby="days-head" tabindex="0">{{CHART_DAYS:none}}</div>{{/CHARTS}}
{{#MONTHS}}<h3 id="months-head">[[board.months]]</h3>
<div class="table-box" role="region" aria-labelledby="months-head" tabindex="0">
<table class="table">
<thead><tr><th scope="col">[[figures.month]]</th><th scope="col" class="is-number">[[board.column.received]]</th><th scope="col" class="is-number">[[board.column.settled]]</th><th scope="col" class="is-number">[[board.column.on_time]]</th><th scope="col" class="is-number">[[board.column.late]]</th><th scope="col" class="is-number">[[board.column.median]]</th><th scope="col" class="is-number">[[board.column.disputed]]</th><th scope="col" class="is-number">[[board.column.reopened]]</th><th scope="col" class="is-number">[[board.column.rating]]</th></tr></thead>
<tbody>
{{#MONTH_ROW}}<tr><th scope="row" data-label="[[figures.month]]">{{MONTH}}</th>{{#FIGURE}}<td class="is-number" data-label="{{FIGURE_NAME}}">{{#LINK}}<a href="{{HREF}}">{{VALUE}}</a>{{/LINK}}{{#PLAIN}}{{VALUE}}{{/PLAIN}}</td>{{/FIGURE}}</tr>
{{/MONTH_ROW}}
</tbody>
</table>
</div>{{/MONTHS}}
<p class="muted">[[board.note]]</p></section>
<section aria-labelledby="promises-head"><h2 id="promises-head">[[board.promises]]</h2>
{{#NO_PROMISES}}<p>[[board.promises.none]]</p>{{/NO_PROMISES}}
{{#PROMISES}}<p>{{PROMISES_KEPT}}</p><dl class="tiles">{{#PROMISE}}<div class="tile"><dt>{{PROMISE_NAME}}</dt><dd><a href="{{PROMISE_HREF}}">{{PROMISE_COUNT}}</a></dd></div>{{/PROMISE}}</dl>{{/PROMISES}}</section>
<section aria-labelledby="duty-head"><h2 id="duty-head">[[board.duty]]</h2>
<div class="table-box" role="region" aria-label="[[board.duty.table]]" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[figures.month]]</th><th scope="col" class="is-number">[[board.duty.units]]</th><th scope="col" class="is-number">[[board.duty.met]]</th><th scope="col" class="is-number">[[board.duty.missed]]</th><th scope="col" class="is-number">[[board.duty.running]]</th></tr></thead>
<tbody>{{#DUTY}}<tr><th scope="row" data-label="[[figures.month]]"><a href="{{DUTY_HREF}}">{{DUTY_MONTH}}</a></th><td class="is-number" data-label="[[board.duty.units]]">{{DUTY_UNITS}}</td><td class="is-number" data-label="[[board.duty.met]]">{{DUTY_MET}}</td><td class="is-number" data-label="[[board.duty.missed]]">{{DUTY_MISSED}}</td><td class="is-number" data-label="[[board.duty.running]]">{{DUTY_RUNNING}}</td></tr>
{{/DUTY}}</tbody></table></div></section>
{{#NONE_BELOW}}<p class="muted">[[board.none_below]]</p>{{/NONE_BELOW}}
{{#BELOW}}<section aria-labelledby="below-head"><h2 id="below-head">[[board.below]]</h2>
<div class="table-box" role="region" aria-label="[[board.below.table]]" tabindex="0"><table class="table">
<thead><tr><th scope="col">[[reports.row.unit]]</th><th scope="col" class="is-number">[[board.now.open]]</th><th scope="col" class="is-number">[[board.now.late]]</th><th scope="col" class="is-number">[[board.column.settled]]</th><th scope="col" class="is-number">[[board.column.on_time]]</th><th scope="col" class="is-number">[[board.column.median]]</th><th scope="col" class="is-number">[[board.column.reopened]]</th><th scope="col" class="is-number">[[board.column.rating]]</th></tr></thead>
<tbody>{{#BELOW_ROW}}<tr><th scope="row"><a href="{{BELOW_HREF}}">{{BELOW_NAME}}</a></th><td class="is-number">{{BELOW_OPEN}}</td><td class="is-number">{{BELOW_LATE}}</td><td class="is-number">{{BELOW_SETTLED}}</td><td class="is-number">{{BELOW_ON_TIME}}</td><td class="is-number">{{BELOW_MEDIAN}}</td><td class="is-number">{{BELOW_REOPENED}}</td><td class="is-number">{{BELOW_RATING}}</td></tr>
{{/BELOW_ROW}}</tbody></table></div></section>{{/BELOW}}
