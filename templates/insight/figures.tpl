{{!Public figures by month.}}
<h1>[[figures.title]]</h1>
<p class="lead">[[figures.lead]]</p>
<form class="panel filter filters" method="get" action="/figures">
{{>parts/select field="unit" label="[[figures.unit]]" empty="[[figures.all]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[figures.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<section class="panel" aria-labelledby="chart-head">
<h2 id="chart-head">[[figures.chart]]</h2>
<div class="table-box" role="region" aria-labelledby="chart-head" tabindex="0">{{CHART:none}}</div>
<ul class="legend"><li><span class="legend__mark chart__done"></span> [[figures.legend.done]]</li><li><span class="legend__mark chart__late"></span> [[figures.legend.late]]</li><li><span class="legend__mark chart__open"></span> [[figures.legend.open]]</li></ul>
</section>
<h2 id="months-head">[[figures.months]]</h2>
<div class="table-box" role="region" aria-labelledby="months-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[figures.month]]</th><th scope="col" class="is-number">[[figures.received]]</th><th scope="col" class="is-number">[[figures.settled]]</th><th scope="col" class="is-number">[[figures.on_time]]</th><th scope="col" class="is-number">[[figures.open]]</th><th scope="col" class="is-number">[[figures.open_late]]</th><th scope="col" class="is-number">[[figures.disputed]]</th><th scope="col" class="is-number">[[figures.median]]</th><th scope="col" class="is-number">[[figures.rating]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[figures.month]]">{{MONTH}}</th><td class="is-number" data-label="[[figures.received]]">{{RECEIVED}}</td><td class="is-number" data-label="[[figures.settled]]">{{SETTLED}}</td><td class="is-number" data-label="[[figures.on_time]]">{{ON_TIME}}</td><td class="is-number" data-label="[[figures.open]]">{{OPEN}}</td><td class="is-number" data-label="[[figures.open_late]]">{{OPEN_LATE}}</td><td class="is-number" data-label="[[figures.disputed]]">{{DISPUTED}}</td><td class="is-number" data-label="[[figures.median]]">{{MEDIAN}}</td><td class="is-number" data-label="[[figures.rating]]">{{RATING}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
<p class="muted">{{AS_OF}} [[figures.note]]</p>{{/TABLE}}
<p><a href="/board">[[board.title.public]]</a> · <a href="/closures">[[figures.to_closures]]</a> · <a href="/data">[[figures.to_data]]</a> · <a href="/hotspots">[[hotspots.public.title]]</a></p>
