{{!Everybody checks: is a ballot in the count, and does the count add up.}}
<h1>[[votes.check.title]]</h1>
<p class="lead">{{TITLE}}</p>
{{>parts/errors}}
{{#RECOUNT_GOOD}}<div class="notice notice--done"><p>{{RECOUNT_TEXT}}</p></div>{{/RECOUNT_GOOD}}
{{#RECOUNT_BAD}}<div class="notice notice--bad"><p>[[votes.check.bad]]</p></div>{{/RECOUNT_BAD}}
<p id="script-recount" role="status" data-vote="{{CODE}}" data-root="{{ROOT}}" data-good="[[votes.check.script.good]]" data-bad="[[votes.check.script.bad]]" class="muted"></p>
{{#FOUND}}<div class="notice notice--done"><p>[[votes.check.found]] <strong>{{VILLAGE}}</strong>.</p></div>
<details class="why"><summary>[[votes.check.path]]</summary><p>{{PLACE}}</p><ol class="mono">{{#HASH}}<li>{{VALUE}}</li>{{/HASH}}</ol></details>{{/FOUND}}
{{#MISSING}}<div class="notice notice--bad"><p>[[votes.check.missing]]</p></div>{{/MISSING}}
{{#OPENS}}<div class="notice notice--done"><p>[[votes.check.opens]] <strong>{{CHOICE}}</strong>.</p></div>{{/OPENS}}
{{#OPENS_NOT}}<div class="notice notice--bad"><p>[[votes.check.opens.not]]</p></div>{{/OPENS_NOT}}
<form class="form panel" method="post" action="/votes/{{CODE}}/check">
{{>parts/csrf}}
{{>parts/input field="commitment" label="[[votes.check.commitment]]" hint="[[votes.check.commitment.hint]]" complete="off" max="64"}}
<details class="why"><summary>[[votes.check.own]]</summary>
<p>[[votes.check.own.text]]</p>
{{>parts/input field="nonce" label="[[votes.check.nonce]]" complete="off" max="64" optional="1"}}
{{>parts/radios field="choice" label="[[votes.check.choice]]"}}
</details>
<p class="actions"><button class="button" type="submit">[[votes.check.look]]</button></p>
</form>
<section class="panel" aria-labelledby="data-head"><h2 id="data-head">[[votes.check.data]]</h2>
<p>[[votes.check.data.text]]</p>
<ul><li><a href="/votes/{{CODE}}/list.txt">[[votes.check.list]]</a></li><li><a href="/votes/{{CODE}}/count.tlog-proof">[[votes.proof]]</a></li></ul>
<dl class="facts"><div><dt>[[votes.check.root]]</dt><dd class="mono">{{ROOT}}</dd></div>
{{#SUM}}<div><dt>{{VILLAGE_NAME}}</dt><dd><span class="mono">{{NONCES}}</span><br>{{SUM_TEXT}}</dd></div>{{/SUM}}</dl>
<p><a href="/votes/{{CODE}}">[[votes.back]]</a></p></section>
