{{!Looking up one's own opinion.}}
<h1>[[consult.track.title]]</h1>
{{>parts/errors}}
<form class="form" method="post" action="/opinions">{{>parts/csrf}}
{{>parts/input field="code" label="[[consult.mine.code]]" size="medium" complete="off" max="20"}}
{{>parts/input field="secret" label="[[consult.mine.secret]]" size="medium" complete="off" max="20"}}
<p class="actions"><button class="button" type="submit">[[consult.track.look]]</button></p></form>
