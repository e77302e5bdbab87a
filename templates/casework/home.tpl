{{!The first page: what one can do here, and why one can believe it.}}
<section class="hero">
<h1>[[home.title]]</h1>
<p class="lead">[[home.lead]]</p>
<p class="actions"><a class="button" href="/send">[[home.send]]</a>
<a class="button button--plain" href="/track">[[home.track]]</a></p>
</section>
<h2>[[home.how]]</h2>
<ol class="cards">
<li class="card"><h3><a href="/send">[[home.how.send]]</a></h3><p>[[home.how.send.text]]</p></li>
<li class="card"><h3><a href="/track">[[home.how.follow]]</a></h3><p>[[home.how.follow.text]]</p></li>
<li class="card"><h3><a href="/transparency">[[home.how.verify]]</a></h3><p>[[home.how.verify.text]]</p></li>
</ol>
{{#RECENT}}<h2>[[home.recent]]</h2>
<ul class="cards">
{{#ROW}}<li class="card"><h3><a href="{{HREF}}">{{TEXT}}</a></h3>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> {{CATEGORY}} · {{RECEIVED}}</p>
<p>{{UNIT}}</p></li>
{{/ROW}}
</ul>
<p><a href="/cases">[[home.all]]</a></p>{{/RECENT}}
<section class="panel" aria-labelledby="log-head">
<h2 id="log-head">[[home.log]]</h2>
<p>{{LOG_TEXT}}</p>
<p><a href="/transparency">[[home.log.more]]</a></p>
</section>
