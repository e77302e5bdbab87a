{{!For officers whose rights do not reach cases: administrators, auditors.}}
<h1>[[staff.nothing.title]]</h1>
<p class="lead">[[staff.nothing.text]]</p>
<p class="actions">{{#LATE}}<a class="button" href="/staff/late">[[staff.nav.late]]</a>{{/LATE}}
<a class="button button--plain" href="/staff/account">[[staff.nav.account]]</a></p>
