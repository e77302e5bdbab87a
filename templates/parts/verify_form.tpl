{{!Verifies a receipt: static/js/verify.js in the browser, POST /verify without script. Fields of the FormView: proof, file}}
<form id="verify-form" class="form" method="post" action="/verify" enctype="multipart/form-data"
 data-log="/log/"
 data-working="[[ledger.verify.working]]"
 data-valid="[[ledger.verify.valid]]"
 data-no-ed25519="[[ledger.verify.no_ed25519]]"
 data-offline="[[ledger.verify.offline]]"
 data-malformed="[[ledger.proof.malformed]]"
 data-unknown-key="[[ledger.proof.unknown_key]]"
 data-signature="[[ledger.proof.signature]]"
 data-inclusion="[[ledger.proof.inclusion]]"
 data-commitment="[[ledger.proof.commitment]]"
 data-consistent="[[ledger.verify.consistent]]"
 data-inconsistent="[[ledger.verify.inconsistent]]"
 data-other-name="[[ledger.verify.other_name]]"
 data-not-compared="[[ledger.verify.not_compared]]"
 data-label-subject="[[ledger.verify.subject]]"
 data-label-time="[[ledger.verify.time]]"
 data-label-kind="[[ledger.verify.kind]]"
 data-label-unit="[[ledger.verify.unit]]"
 data-label-number="[[ledger.verify.number]]"
 data-number="[[ledger.verify.number.value]]"
 data-label-log="[[ledger.verify.log]]"
 data-label-content="[[ledger.verify.content]]"
 data-erased="[[ledger.verify.erased]]">
{{>parts/csrf}}
{{>parts/textarea field="proof" label="[[ledger.verify.receipt]]" hint="[[ledger.verify.receipt.hint]]" rows="8"}}
{{>parts/file field="file" label="[[ledger.verify.file]]" accept=".tlog-proof,text/plain" optional="1"}}
<p class="actions"><button class="button" type="submit">[[ledger.verify.check]]</button></p>
</form>
<div id="verify-result" role="status" tabindex="-1"></div>
