using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace TypedStreaming.Tool.Doctor;

/// <summary>Checks that the Pub/Sub API can be reached, with an encrypted HTTP/2 connection and without a login.</summary>
internal sealed class PubSubCheck(TimeProvider time)
{
    private const string Step = "Pub/Sub";
    private const string Remedy = "Only --transport pubsub needs it: allow connections to this host and port, or use port 443";

    private static readonly Uri Default = new("https://api.pubsub.salesforce.com:7443");
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<StepResult> RunAsync(Uri? endpoint, Uri instance, CancellationToken cancellationToken)
    {
        if (endpoint is null && instance.IsLoopback) return StepResult.Skipped(Step, "the org is on the local machine");
        var host = endpoint ?? Default;
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await ConnectAsync(host, both.Token).ConfigureAwait(false);
            return StepResult.Ok(Step, $"{host.Host}:{host.Port} answers");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return StepResult.Warning(Step, $"{host.Host}:{host.Port} does not answer in time", Remedy);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException)
        {
            return StepResult.Warning(Step, $"{host.Host}:{host.Port} cannot be reached: {e.GetBaseException().Message.TrimEnd('.')}", Remedy);
        }
    }

    private static async Task ConnectAsync(Uri host, CancellationToken cancellationToken)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(host.Host, host.Port, cancellationToken).ConfigureAwait(false);
        var stream = new SslStream(connection.GetStream());
        await using var closing = stream.ConfigureAwait(false);
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = host.Host, ApplicationProtocols = [SslApplicationProtocol.Http2] }, cancellationToken).ConfigureAwait(false);
    }
}
