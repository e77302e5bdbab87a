{{!The second step of signing in.}}
<h1>[[staff.code.title]]</h1>
<p class="lead">[[staff.code.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/login/code">
{{>parts/csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>parts/input field="code" label="[[staff.code.code]]" hint="[[staff.code.hint]]" size="short" complete="one-time-code" max="20" required="1"}}
<p class="actions"><button class="button" type="submit">[[staff.code.go]]</button>
<a class="button button--link" href="/staff/login">[[staff.code.back]]</a></p>
</form>
