using System.Net.Security;
using TypedStreaming.Tool.Connections;

namespace TypedStreaming.Tool.Doctor;

/// <summary>Checks that a host answers, and that its certificate is valid.</summary>
internal sealed class HostCheck(OrgHttp http)
{
    private const string AddressStep = "address";
    private const string TlsStep = "TLS";

    public async Task<IReadOnlyList<StepResult>> RunAsync(Uri host, string option, CancellationToken cancellationToken)
    {
        try
        {
            // Any status is sufficient: the list of versions needs no login, and a login host may answer with a redirect.
            await http.GetAsync(host, ApiVersions.Path, null, cancellationToken).ConfigureAwait(false);
            return
            [
                StepResult.Ok(AddressStep, $"{host.Host} answers"),
                StepResult.Ok(TlsStep, host.Scheme == Uri.UriSchemeHttps ? http.Certificate ?? "encrypted" : "plain HTTP on the local machine"),
            ];
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return [StepResult.Ok(AddressStep, $"{host.Host} answers"), TlsFailure(host, e)];
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.NameResolutionError)
        {
            return [StepResult.Failed(AddressStep, $"{host.Host} cannot be resolved to an address: the name does not exist, or there is no network", $"Check the spelling of {option}, and that this machine can resolve host names")];
        }
        catch (HttpRequestException e)
        {
            return [StepResult.Failed(AddressStep, $"{host.Authority} does not answer: {Innermost(e)}", $"Check {option}, the firewall, and the proxy (HTTPS_PROXY)")];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [StepResult.Failed(AddressStep, $"{host.Authority} does not answer in time", $"Check {option}, the firewall, and the proxy (HTTPS_PROXY)")];
        }
    }

    private StepResult TlsFailure(Uri host, HttpRequestException failure)
    {
        if (http.CertificateErrors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return StepResult.Failed(TlsStep, $"the {http.Certificate} was not issued for {host.Host}", "Check the address. If it is correct, another server between this machine and the org has answered");
        if (http.CertificateErrors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            return StepResult.Failed(TlsStep, $"this machine does not trust the {http.Certificate}", "If a proxy of your company inspects the traffic, install the root certificate of the proxy on this machine. Otherwise, do not continue");
        return StepResult.Failed(TlsStep, $"the encrypted connection failed: {Innermost(failure)}", "Check that the server supports TLS 1.2 or later on this port, and that no proxy changes the connection");
    }

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');
}
