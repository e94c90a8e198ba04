using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Relay.Workers;

/// <summary>
/// Stores invalid messages as dead letters. A dead letter for an invalid message does not have an event type, so it is never reprocessed.
/// </summary>
internal sealed class InvalidMessages(WorkerSetup setup, IServiceProvider services)
{
    private const int LongestBody = 64 * 1024;
    private const int LongestChannel = 512;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time = services.GetService<TimeProvider>() ?? TimeProvider.System;

    /// <exception cref="StreamingException">The letter is not stored. It is a <see cref="BrokerException"/> if the letters are stored in the broker.</exception>
    public async Task PutAwayAsync(RelayMessage message, InvalidMessageException defect, CancellationToken cancellationToken)
    {
        if (setup.Registration!.DeadLetters is not { } letters) return;
        using var deadline = new CancellationTokenSource(Deadline, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            try
            {
                await letters(scope.ServiceProvider).HandleAsync(LetterOf(message, defect), both.Token).AsTask().WaitAsync(both.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not BrokerException && !cancellationToken.IsCancellationRequested)
            {
                throw new StreamingException(
                    StreamingError.CallbackFailed, $"A message that is not valid could not be stored as a dead letter ({FailureText.Of(e)}). The message will be delivered again. Correct the dead-letter handler.", e);
            }
        }
    }

    private DeadLetter LetterOf(RelayMessage message, InvalidMessageException defect) => new()
    {
        ClientName = setup.Name,
        OrganizationId = message.Attributes.GetValueOrDefault(RelayAttributes.Organization),
        EventType = "",
        Consumer = "",
        Metadata = new EventMetadata { Channel = ChannelOf(message), ReplayId = MessageParser.Number(message, RelayAttributes.ReplayId) },
        Body = message.Body.Length <= LongestBody ? message.Body : message.Body[..LongestBody],
        FailedAt = _time.GetUtcNow(),
        Exception = defect,
        Cause = $"The message is not valid: {defect.Message}.",
    };

    private static string ChannelOf(RelayMessage message) =>
        message.Attributes.GetValueOrDefault(RelayAttributes.Channel) is { Length: > 0 and <= LongestChannel } channel ? channel : "/unknown";
}
