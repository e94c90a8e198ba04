using TypedStreaming.Publishing;
using TypedStreaming.Transport;

namespace TypedStreaming.Provisioning;

/// <summary>
/// Makes the changes of a plan. Each change is sent only once. If the response is lost, or another process may have made the same change, the
/// PushTopics are read again to determine the outcome.
/// </summary>
internal sealed class TopicApplier(TopicRequests requests, IReadOnlyList<ProvisionItem> items)
{
    private const string Changed = "The PushTopic has changed since the plan was created. Create a new plan.";
    private const string Replaced = "Since the plan was created, the PushTopic was deleted, and another PushTopic with the same name was created. Create a new plan.";

    /// <summary>
    /// The error codes of refused changes that can mean that the PushTopic is already in the required state, because another process has made the
    /// same change.
    /// </summary>
    private static readonly string[] Overtaken = ["DUPLICATE_VALUE", "ENTITY_IS_DELETED", "NOT_FOUND"];

    /// <exception cref="StreamingException">The PushTopics could not be read.</exception>
    public async Task<ProvisionResults> ApplyAsync(IProgress<ProvisionResult>? progress, CancellationToken cancellationToken)
    {
        var results = new List<ProvisionResult>();
        IReadOnlyList<StoredTopic> stored = items.Any(static item => item.IsChange) ? await requests.ReadAsync(cancellationToken).ConfigureAwait(false) : [];
        string? stopped = null;
        foreach (var item in items.Where(static item => item.IsChange || item.Action == ProvisionAction.Blocked))
        {
            var result = stopped is null || !item.IsChange
                ? await ApplyAsync(item, stored, cancellationToken).ConfigureAwait(false)
                : ResultOf(item, ProvisionStatus.NotSent, stopped);
            if (result.Status is ProvisionStatus.NotSent or ProvisionStatus.Unknown)
                stopped ??= $"The change was not sent, because an earlier request failed: {result.Error}";
            results.Add(result);
            progress?.Report(result);
        }

        return new ProvisionResults(results);
    }

    private async Task<ProvisionResult> ApplyAsync(ProvisionItem item, IReadOnlyList<StoredTopic> stored, CancellationToken cancellationToken)
    {
        if (!item.IsChange) return ResultOf(item, ProvisionStatus.Refused, item.Reason);
        if (IsReached(item, stored)) return ResultOf(item, ProvisionStatus.AlreadyApplied);
        if (IsReplaced(item, stored)) return ResultOf(item, ProvisionStatus.OutOfDate, Replaced);
        if (Find(item, stored)?.Settings != item.Current) return ResultOf(item, ProvisionStatus.OutOfDate, Changed);
        var outcome = await SendAsync(item, cancellationToken).ConfigureAwait(false);
        return outcome.Failure is null
            ? await AnsweredAsync(item, ChangeAnswer.Read(item.Action, outcome.Response), cancellationToken).ConfigureAwait(false)
            : await FailedAsync(item, outcome.Failure, outcome.Fate!.Value, cancellationToken).ConfigureAwait(false);
    }

    private Task<RequestOutcome> SendAsync(ProvisionItem item, CancellationToken cancellationToken) => item.Action switch
    {
        ProvisionAction.Create => requests.CreateAsync(item.Wanted!, cancellationToken),
        ProvisionAction.Update => requests.UpdateAsync(item.Id!, item.Differences, cancellationToken),
        _ => requests.DeleteAsync(item.Id!, cancellationToken),
    };

    private Task<ProvisionResult> AnsweredAsync(ProvisionItem item, ChangeAnswer answer, CancellationToken cancellationToken) => answer switch
    {
        { IsDone: true } => Task.FromResult(ResultOf(item, ProvisionStatus.Applied)),
        { IsDone: false } => RefusedAsync(item, answer.Error, answer.ErrorCode, cancellationToken),
        _ => UnknownAsync(item, "The org's response does not contain the outcome.", cancellationToken),
    };

    private Task<ProvisionResult> FailedAsync(ProvisionItem item, Exception failure, RequestFate fate, CancellationToken cancellationToken)
    {
        // The next changes would be refused for the same reason as this one.
        if (fate == RequestFate.NotProcessed || failure is StreamingException { Error: StreamingError.AuthenticationRejected })
            return Task.FromResult(ResultOf(item, ProvisionStatus.NotSent, failure.Message));
        return failure is StreamingException refusal && fate == RequestFate.Refused
            ? RefusedAsync(item, RestAnswer.MessageIn(refusal.ServerText) ?? refusal.Message, refusal.ErrorCode, cancellationToken)
            : UnknownAsync(item, failure.Message, cancellationToken);
    }

    private async Task<ProvisionResult> RefusedAsync(ProvisionItem item, string? error, string? code, CancellationToken cancellationToken)
    {
        var refusal = ResultOf(item, ProvisionStatus.Refused, error) with { ErrorCode = code };
        return Overtaken.Contains(code, StringComparer.Ordinal)
            ? await FoundAsync(item, ProvisionStatus.AlreadyApplied, cancellationToken).ConfigureAwait(false) ?? refusal
            : refusal;
    }

    private async Task<ProvisionResult> UnknownAsync(ProvisionItem item, string why, CancellationToken cancellationToken) =>
        await FoundAsync(item, ProvisionStatus.Applied, cancellationToken).ConfigureAwait(false)
        ?? ResultOf(item, ProvisionStatus.Unknown, $"It is not known whether the change was made. {why}");

    /// <summary>Reads the PushTopics again.</summary>
    /// <returns>The outcome that the org shows; null if it does not show the change, or if the PushTopics cannot be read.</returns>
    private async Task<ProvisionResult?> FoundAsync(ProvisionItem item, ProvisionStatus ifReached, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await requests.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (IsReached(item, stored)) return ResultOf(item, ifReached);
            return IsReplaced(item, stored) ? ResultOf(item, ProvisionStatus.OutOfDate, Replaced) : null;
        }
        catch (Exception e) when (e is StreamingException || !cancellationToken.IsCancellationRequested)
        {
            return null; // The failure of the change itself is reported.
        }
    }

    private static bool IsReached(ProvisionItem item, IReadOnlyList<StoredTopic> stored)
    {
        var found = Find(item, stored);
        return item.Action == ProvisionAction.Delete
            ? found is null && !IsReplaced(item, stored)
            : found is not null && TopicDifferences.Of(item.Wanted!, found.Settings).Count == 0;
    }

    /// <summary>Returns true if the PushTopic that the plan changes or deletes was replaced by another PushTopic with the same name.</summary>
    private static bool IsReplaced(ProvisionItem item, IReadOnlyList<StoredTopic> stored) =>
        item.Id is not null && Find(item, stored) is null && stored.Any(topic => topic.Settings.Name == item.Name);

    private static StoredTopic? Find(ProvisionItem item, IReadOnlyList<StoredTopic> stored) =>
        stored.FirstOrDefault(topic => item.Id is null ? topic.Settings.Name == item.Name : topic.Id == item.Id);

    private static ProvisionResult ResultOf(ProvisionItem item, ProvisionStatus status, string? error = null) =>
        new() { Item = item, Status = status, Error = error };
}
