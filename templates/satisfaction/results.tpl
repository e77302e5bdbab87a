{{!How satisfied people are: shares with sample and interval.}}
<h1>[[satisfaction.title]]</h1>
<p class="lead">[[satisfaction.lead]]</p>
<form class="panel filter filters" method="get" action="/satisfaction">
{{>parts/select field="unit" label="[[figures.unit]]" empty="[[figures.all]]"}}
{{>parts/select field="year" label="[[satisfaction.year]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button></p>
</form>
{{#FEW}}<div class="notice"><p>[[satisfaction.few]]</p></div>{{/FEW}}
{{#WHOLE}}<ul class="numbers"><li><span class="number">{{SHARE}}</span> [[satisfaction.satisfied]] ({{RANGE}})</li><li><span class="number">{{SAMPLE}}</span> [[satisfaction.answers]]</li></ul>
<div class="panel"><h2 id="chart-head">[[satisfaction.chart]]</h2>
<div class="table-box" role="region" aria-labelledby="chart-head" tabindex="0">{{CHART:none}}</div></div>{{/WHOLE}}
{{#TABLE}}<h2 id="{{TABLE_ID}}-head">{{TABLE_HEAD}}</h2>
<p class="muted">{{TABLE_WHAT}}</p>
<div class="table-box" role="region" aria-labelledby="{{TABLE_ID}}-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[satisfaction.line]]</th><th scope="col" class="is-number">[[satisfaction.share]]</th><th scope="col" class="is-number">[[satisfaction.range]]</th><th scope="col" class="is-number">[[satisfaction.sample]]</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-label="[[satisfaction.line]]">{{LINE}}</th><td class="is-number" data-label="[[satisfaction.share]]">{{SHARE}}</td><td class="is-number" data-label="[[satisfaction.range]]">{{RANGE}}</td><td class="is-number" data-label="[[satisfaction.sample]]">{{SAMPLE}}</td></tr>
{{/ROW}}</tbody></table></div>{{/TABLE}}
<h2 id="remarks-head">[[satisfaction.remarks]]</h2>
<p>[[satisfaction.remarks.text]] <a href="/remark">[[remark.title]]</a></p>
{{#NO_REMARKS}}<p class="muted">[[satisfaction.remarks.none]]</p>{{/NO_REMARKS}}
{{#REMARK}}<dl class="facts"><div><dt>{{REMARK_UNIT}}</dt><dd>[[satisfaction.remarks]]: {{REMARKS}} · [[remark.kind.praise]]: {{PRAISE}} · [[remark.kind.criticism]]: {{CRITICISM}} · [[remark.state.answered]]: {{ANSWERED}}</dd></div></dl>{{/REMARK}}
<details class="why"><summary>[[satisfaction.how]]</summary><p>[[satisfaction.formula]]</p><p>[[satisfaction.wilson]]</p><p>[[satisfaction.hidden]]</p><p class="muted">{{CITATION}}</p></details>
<p><a href="{{INDEX_HREF}}">[[index.title]]</a></p>
