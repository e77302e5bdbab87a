{{!Alarms of hot spots.}}
<h1>[[hotspots.title]]</h1>
<p class="lead">[[hotspots.lead]]</p>
{{>parts/errors}}
<section class="panel" aria-labelledby="run-head">
<h2 id="run-head">[[hotspots.run.title]]</h2>
{{#RUN}}<p>{{RUN_TEXT}}</p>{{/RUN}}{{#NO_RUN}}<p>[[hotspots.run.none]]</p>{{/NO_RUN}}{{#ASKED}}<p role="status">[[hotspots.run.waiting]]</p>{{/ASKED}}
{{#MAY_RUN}}<form method="post" action="/staff/hotspots/run">{{>parts/csrf}}<p class="actions"><button class="button" type="submit">[[hotspots.run]]</button></p></form>{{/MAY_RUN}}
<details class="why"><summary>[[hotspots.how]]</summary><p>[[hotspots.how.text]]</p></details>
</section>
<p>{{#OPEN_LIST}}<strong>[[hotspots.open]]</strong> · <a href="/staff/hotspots?state=closed">[[hotspots.closed]]</a>{{/OPEN_LIST}}{{#CLOSED_LIST}}<a href="/staff/hotspots">[[hotspots.open]]</a> · <strong>[[hotspots.closed]]</strong>{{/CLOSED_LIST}}</p>
{{#EMPTY}}<div class="notice"><p>[[hotspots.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#ROW}}<li><h2><a href="/staff/hotspots/{{CODE}}">{{WHAT}}</a></h2>
<p>{{WHERE}}</p>
<p class="muted">[[hotspots.since]] {{SINCE}} · {{OBSERVED}} · {{RARE}}</p>
<p class="tags">{{>parts/tag}} <span class="muted">{{CODE}}</span></p></li>
{{/ROW}}</ul>
<section class="panel" aria-labelledby="record-head">
<h2 id="record-head">[[hotspots.record]]</h2>
<dl class="facts"><div><dt>[[hotspots.record.real]]</dt><dd>{{REAL}}</dd></div><div><dt>[[hotspots.record.false]]</dt><dd>{{DISMISSED}}</dd></div><div><dt>[[hotspots.record.faded]]</dt><dd>{{FADED}}</dd></div><div><dt>[[hotspots.record.rate]]</dt><dd>{{FALSE_RATE}}</dd></div><div><dt>[[hotspots.record.lead]]</dt><dd>{{LEAD}}</dd></div></dl>
<p class="muted">[[hotspots.record.text]]</p>
</section>
