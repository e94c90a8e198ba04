using System.Net;
using TypedStreaming.PubSub;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Doctor;

/// <summary>
/// Checks that this machine can connect to the Pub/Sub API, and then, with a read-only call for each channel, that the user can subscribe to the
/// channel. A problem counts as a failure if the user specified the API's address; otherwise, it is only a warning, because CometD does not need
/// the Pub/Sub API.
/// </summary>
internal sealed class PubSubCheck(DoctorSettings settings, IWebProxy? proxy, TimeProvider time)
{
    private const string Step = "Pub/Sub";
    private const string GetTopic = "GetTopic";

    private readonly Uri _address = settings.PubSubEndpoint ?? PubSubEndpoint.Global;

    /// <summary>The proxy between this machine and the Pub/Sub API, or null if there is none.</summary>
    public Uri? Proxy => proxy is null || proxy.IsBypassed(_address) ? null : proxy.GetProxy(_address);

    private ServerAddress Server => new(_address, () => Proxy);

    public async Task<IReadOnlyList<StepResult>> RunAsync(AccessToken token, CancellationToken cancellationToken)
    {
        if (settings.PubSubEndpoint is null && token.InstanceUrl.IsLoopback) return [StepResult.Skipped(Step, "the org is on the local machine")];
        using var call = new GrpcCall(_address, proxy, time);
        var results = new List<StepResult> { await ReachAsync(call, cancellationToken).ConfigureAwait(false) };
        var isReached = results[0].Outcome == StepOutcome.Ok;
        foreach (var channel in settings.Channels)
        {
            if (!PubSubChannels.Has(channel)) results.AddRange(OnlyOverCometD(channel));
            else if (isReached) results.Add(await TopicAsync(call, channel, token, cancellationToken).ConfigureAwait(false));
            else results.Add(StepResult.Skipped(Step, $"{channel}: not checked, because there is no connection"));
        }

        return results;
    }

    private async Task<StepResult> ReachAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var (reply, problem) = await SentAsync(call, "", null, cancellationToken).ConfigureAwait(false);
        if (reply is null) return problem!;
        return reply.Status is null
            ? Unreached(ConnectionFailures.OfOtherServer($"HTTP {reply.HttpStatus}", Server))
            : StepResult.Ok(Step, $"{Server.Host} answers{Server.Through}");
    }

    private async Task<StepResult> TopicAsync(GrpcCall call, string channel, AccessToken token, CancellationToken cancellationToken)
    {
        if (token.OrganizationId is null) return Problem($"{channel}: the login does not report the id of the org, which the Pub/Sub API requires", "Use another --flow, or a token that begins with the id of the org");
        if (channel.Contains('?', StringComparison.Ordinal)) return Problem($"{channel} has a filter, which the Pub/Sub API does not support", "Use a custom channel with a filter expression, or --transport cometd");
        var (reply, problem) = await SentAsync(call, channel, token, cancellationToken).ConfigureAwait(false);
        if (reply is null) return problem!;
        if (reply.Status != 0) return Problem($"{channel} is refused: {reply.ErrorCode ?? $"gRPC status {reply.Status}"}: {reply.Text}".TrimEnd(':', ' '), TopicRemedies.Of(reply, channel));
        return TopicMessages.CanSubscribe(reply.Message) switch
        {
            true => StepResult.Ok(Step, $"{channel} accepts subscriptions"),
            false => Problem($"{channel} exists, but the user is not allowed to subscribe to it", ChannelPermissions.Of(channel)),
            null => Problem($"{channel}: the response did not come from the Pub/Sub API", "Check --pubsub-endpoint. If the address is correct, a proxy may be changing the responses"),
        };
    }

    private async Task<(GrpcReply? Reply, StepResult? Problem)> SentAsync(GrpcCall call, string channel, AccessToken? token, CancellationToken cancellationToken)
    {
        try
        {
            return (await call.SendAsync(GetTopic, TopicMessages.Request(channel), token, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or IOException)
        {
            return (null, Unreached(ConnectionFailures.Of(e, Server)));
        }
    }

    private IEnumerable<StepResult> OnlyOverCometD(string channel) =>
        settings.PubSubEndpoint is null ? [] : [StepResult.Skipped(Step, $"{channel} is available over CometD only")];

    // The texts are those of the client, and mention its options.
    private StepResult Unreached((string Text, string Remedy) failure) => Problem(
        failure.Text, ErrorText.Of(failure.Remedy) + (settings.PubSubEndpoint is null ? ". Only --transport pubsub needs this connection" : ""));

    private StepResult Problem(string text, string remedy) =>
        settings.PubSubEndpoint is null ? StepResult.Warning(Step, text, remedy) : StepResult.Failed(Step, text, remedy);
}
