{{!After voting: the receipt. Shown once.}}
<h1>[[votes.done.title]]</h1>
<p class="lead">[[votes.done.lead]]</p>
<section class="panel" aria-labelledby="receipt-head"><h2 id="receipt-head">[[votes.done.receipt]]</h2>
<p>[[votes.done.receipt.text]]</p>
<p><span class="mono" id="commitment">{{COMMITMENT}}</span></p>
<p class="actions"><button class="button button--small button--plain" type="button" data-copy="commitment" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
<details class="why"><summary>[[votes.done.note]]</summary><pre class="mono" id="note">{{NOTE}}</pre></details>
</section>
<section class="panel panel--inside" aria-labelledby="nonce-head"><h2 id="nonce-head">[[votes.done.nonce]]</h2>
<p>[[votes.done.nonce.text]]</p>
<details class="why"><summary>[[votes.done.nonce.show]]</summary><p class="mono" id="nonce">{{NONCE}}</p></details></section>
<p><a href="/votes/{{CODE}}">[[votes.back]]</a></p>
