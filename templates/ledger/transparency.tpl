{{!The public log in plain words, and the place to check a receipt.}}
<h1>[[transparency.title]]</h1>
<p class="lead">[[transparency.lead]]</p>
<ol class="cards">
<li class="card"><h2>[[transparency.how.entry]]</h2><p>[[transparency.how.entry.text]]</p></li>
<li class="card"><h2>[[transparency.how.tree]]</h2><p>[[transparency.how.tree.text]]</p></li>
<li class="card"><h2>[[transparency.how.receipt]]</h2><p>[[transparency.how.receipt.text]]</p></li>
</ol>
<section class="panel" id="verify" aria-labelledby="verify-head">
<h2 id="verify-head">[[transparency.verify]]</h2>
<p>[[transparency.verify.text]]</p>
{{>parts/errors}}
{{>parts/verify_form}}
{{#GOOD}}<div class="notice notice--done" role="status"><p><strong>[[transparency.good]]</strong></p></div>
<dl class="facts">{{#LINE}}<div><dt>{{LABEL}}</dt><dd>{{TEXT}}</dd></div>
{{/LINE}}</dl>{{/GOOD}}
</section>
<section class="panel" aria-labelledby="state-head">
<h2 id="state-head">[[transparency.state]]</h2>
<dl class="facts">
<div><dt>[[transparency.entries]]</dt><dd>{{SIZE}}</dd></div>
<div><dt>[[transparency.key]]</dt><dd><code class="mono">{{KEY}}</code></dd></div>
</dl>
<h3>[[transparency.checkpoint]]</h3>
<pre class="mono">{{CHECKPOINT}}</pre>
<p>[[transparency.machines]] <a href="/log/checkpoint">/log/checkpoint</a></p>
</section>
