{{!A new password: by one's own will, or because a one-time password was used.}}
<h1>[[staff.password.title]]</h1>
{{#FORCED}}<p class="lead">[[staff.password.forced]]</p>{{/FORCED}}
{{#CHOSEN}}<p class="lead">[[staff.password.lead]]</p>{{/CHOSEN}}
{{>parts/errors}}
<form class="form" method="post" action="/staff/account/password">
{{>parts/csrf}}
{{>parts/secret field="current" label="[[staff.password.current]]" complete="current-password"}}
<p class="muted">{{LEAST}}</p>
{{>parts/secret field="password" label="[[staff.password.new]]" complete="new-password"}}
{{>parts/secret field="again" label="[[staff.password.again]]" complete="new-password"}}
<p class="actions"><button class="button" type="submit">[[staff.password.save]]</button></p>
</form>
