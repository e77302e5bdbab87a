{{!The ballot of a household.}}
<p class="step">[[votes.ballot.title]]</p>
<h1>{{TITLE}}</h1>
{{>parts/errors}}
<blockquote class="said">{{WORDS}}</blockquote>
<form class="form" method="post" action="/votes/{{CODE}}/ballot">
{{>parts/csrf}}
{{>parts/input field="ballot_code" label="[[votes.ballot.code]]" hint="[[votes.ballot.code.hint]]" size="medium" complete="off" max="20"}}
{{>parts/radios field="choice" label="[[votes.ballot.choice]]"}}
<p class="muted">[[votes.ballot.secret]]</p>
<p class="actions"><button class="button" type="submit" data-confirm="[[votes.ballot.confirm]]">[[votes.ballot.cast]]</button>
<a class="button button--plain" href="/votes/{{CODE}}">[[votes.back]]</a></p>
</form>
