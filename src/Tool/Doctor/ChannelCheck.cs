using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Doctor;

/// <summary>
/// Subscribes to new events on a channel, and unsubscribes immediately. If the org refuses the subscription, compares the channel's name with the
/// names in the org, to find the reason: the channel does not exist, its name differs in case, or the user does not have permission.
/// </summary>
internal sealed class ChannelCheck(StreamingClient client, KnownNames names)
{
    private const string Step = "channel";
    private const string SelectionStep = "selection";

    public async Task<IReadOnlyList<StepResult>> RunAsync(string channel, CancellationToken cancellationToken)
    {
        try
        {
            await client.SubscribeAsync(channel, new EventsOptions { From = ReplayFrom.Latest }, cancellationToken).ConfigureAwait(false);
            await ReleaseAsync(channel, cancellationToken).ConfigureAwait(false);
            var result = StepResult.Ok(Step, $"{channel} accepts subscriptions; its events are kept for {RetentionOf(channel)}");
            return IsEntityChannel(channel) ? [result, await SelectionAsync(channel, cancellationToken).ConfigureAwait(false)] : [result];
        }
        catch (ArgumentException e)
        {
            return [StepResult.Failed(Step, ArgumentText.Of(e).TrimEnd('.'), "Correct the channel")];
        }
        catch (StreamingException e)
        {
            return [await RefusalAsync(channel, e, cancellationToken).ConfigureAwait(false)];
        }
    }

    private async Task ReleaseAsync(string channel, CancellationToken cancellationToken)
    {
        try
        {
            await client.UnsubscribeAsync(channel, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // The session has ended, and the subscription with it. The next channel reports the end.
        }
    }

    private static bool IsEntityChannel(string channel) =>
        channel.StartsWith("/data/", StringComparison.Ordinal) && channel.Split('?')[0].EndsWith("ChangeEvent", StringComparison.Ordinal);

    private static string RetentionOf(string channel) =>
        channel.StartsWith("/event/", StringComparison.Ordinal) || channel.StartsWith("/data/", StringComparison.Ordinal) ? "72 hours" : "24 hours";

    private async Task<StepResult> SelectionAsync(string channel, CancellationToken cancellationToken)
    {
        var reply = await names.SelectedEntitiesAsync(cancellationToken).ConfigureAwait(false);
        if (!reply.IsOk)
        {
            var (reason, remedy) = reply.IsForbidden
                ? ("the user does not have permission to see", "To enable this check, give the user the View Setup and Configuration permission. Alternatively, check the selection in Setup, Change Data Capture")
                : ("the org does not report", "Check the selection in Setup, Change Data Capture, or try again later");
            return StepResult.Skipped(SelectionStep, $"{reason} which objects are selected for Change Data Capture ({reply.Words})", remedy);
        }

        return reply.Column("SelectedEntity").Any(entity => KnownNames.Selects(entity, channel))
            ? StepResult.Ok(SelectionStep, $"Change Data Capture publishes events on {channel}")
            : StepResult.Warning(SelectionStep, $"Change Data Capture does not seem to publish events on {channel}", "Select the object in Setup, Change Data Capture");
    }

    private async Task<StepResult> RefusalAsync(string channel, StreamingException refusal, CancellationToken cancellationToken)
    {
        var said = refusal.ServerText ?? refusal.Message.TrimEnd('.');
        if (said.Contains("View All Data", StringComparison.Ordinal)) return StepResult.Failed(Step, $"the user is not allowed to subscribe to {channel}: {said}", ChannelPermissions.Of(channel));
        if (said.Contains("vary only by case", StringComparison.Ordinal)) return StepResult.Failed(Step, $"{channel} does not exist; there is a channel whose name differs only in case: {said}", "Use the name exactly as it is in the org");
        if (said.Contains("Query fields", StringComparison.Ordinal)) return StepResult.Failed(Step, $"{channel}: {said}", "Correct the filter after '?'");
        if (refusal.Error != StreamingError.SubscriptionRefused) return StepResult.Failed(Step, $"{channel}: {said}", HandshakeRemedies.Of(refusal));
        var topic = channel.Split('?')[0];
        if (await names.LikeAsync(channel, cancellationToken).ConfigureAwait(false) is not { } known)
            return StepResult.Failed(Step, $"{channel} is refused: {said}", $"Check the name, which is case-sensitive. {ChannelPermissions.Of(channel)}");
        if (known.Contains(topic, StringComparer.Ordinal)) return StepResult.Failed(Step, $"{channel} exists, but the org refuses the subscription: {said}", ChannelPermissions.Of(channel));
        return known.FirstOrDefault(name => string.Equals(name, topic, StringComparison.OrdinalIgnoreCase)) is { } right
            ? StepResult.Failed(Step, $"{channel} does not exist; there is a channel {right}, which differs only in case", $"Use {right}")
            : StepResult.Failed(Step, $"{channel} does not exist, or the user does not have permission to see it: {said}", "Correct the name, create the channel, or give the user access to it");
    }
}
