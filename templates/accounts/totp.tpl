{{!Setting up the authenticator: the QR is shown once; FRESH {QR, TOTP_SECRET}.}}
<h1>[[staff.totp.title]]</h1>
{{>parts/errors}}
{{#FRESH}}<ol class="lead"><li>[[staff.totp.step1]]</li><li>[[staff.totp.step2]]</li><li>[[staff.totp.step3]]</li></ol>
<section class="panel">
{{QR:none}}
<p>[[staff.totp.type]] <span class="secret">{{TOTP_SECRET}}</span></p>
</section>{{/FRESH}}
<form class="form" method="post" action="/staff/account/totp/confirm">
{{>parts/csrf}}
{{>parts/input field="code" label="[[staff.code.code]]" hint="[[staff.totp.code.hint]]" size="short" mode="numeric" complete="one-time-code" max="10" required="1"}}
<p class="actions"><button class="button" type="submit">[[staff.totp.finish]]</button>
<a class="button button--link" href="/staff/account">[[staff.cancel]]</a></p>
</form>
