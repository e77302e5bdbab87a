{{!Officers sign in: login and password; the one-time code comes on the next page.}}
<h1>[[staff.login.title]]</h1>
<p class="lead">[[staff.login.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/login">
{{>parts/csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>parts/input field="login" label="[[staff.login.login]]" size="medium" complete="username" max="64"}}
{{>parts/secret field="password" label="[[staff.login.password]]" complete="current-password"}}
<p class="actions"><button class="button" type="submit">[[staff.login.go]]</button></p>
</form>
<p class="muted">[[staff.login.help]]</p>
