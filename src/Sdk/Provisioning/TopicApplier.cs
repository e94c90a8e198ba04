using TypedStreaming.Publishing;
using TypedStreaming.Transport;

namespace TypedStreaming.Provisioning;

/// <summary>
/// Makes the changes of a plan. A change is sent once. What happened after a lost response, or while another process made the same change, is decided by
/// reading the PushTopics again.
/// </summary>
internal sealed class TopicApplier(TopicRequests requests, IReadOnlyList<ProvisionItem> items)
{
    /// <summary>The codes of refusals after which the org can be as the program wants it, because another process has made the same change.</summary>
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
        if (Find(item, stored)?.Settings != item.Current)
            return ResultOf(item, ProvisionStatus.OutOfDate, "The PushTopic has changed since the plan was made. Make a new plan.");
        try
        {
            await SendAsync(item, cancellationToken).ConfigureAwait(false);
            return ResultOf(item, ProvisionStatus.Applied);
        }
        catch (StreamingException failure)
        {
            return await AfterAsync(item, failure, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task SendAsync(ProvisionItem item, CancellationToken cancellationToken) => item.Action switch
    {
        ProvisionAction.Create => requests.CreateAsync(item.Wanted!, cancellationToken),
        ProvisionAction.Update => requests.UpdateAsync(item.Id!, item.Differences, cancellationToken),
        _ => requests.DeleteAsync(item.Id!, cancellationToken),
    };

    private async Task<ProvisionResult> AfterAsync(ProvisionItem item, StreamingException failure, CancellationToken cancellationToken)
    {
        var fate = RequestFates.Of(failure);
        if (fate == RequestFate.NotProcessed) return ResultOf(item, ProvisionStatus.NotSent, failure.Message);
        var refusal = ResultOf(item, ProvisionStatus.Refused, RestAnswer.MessageIn(failure.ServerText) ?? failure.Message) with { ErrorCode = failure.ErrorCode };
        if (fate == RequestFate.Refused && !Overtaken.Contains(failure.ErrorCode, StringComparer.Ordinal)) return refusal;
        var isReached = await IsReachedNowAsync(item, cancellationToken).ConfigureAwait(false);
        if (fate == RequestFate.Refused) return isReached == true ? ResultOf(item, ProvisionStatus.AlreadyApplied) : refusal;
        return isReached == true
            ? ResultOf(item, ProvisionStatus.Applied)
            : ResultOf(item, ProvisionStatus.Unknown, $"The change may be made or not: {failure.Message}");
    }

    /// <returns>Null if the PushTopics cannot be read.</returns>
    private async Task<bool?> IsReachedNowAsync(ProvisionItem item, CancellationToken cancellationToken)
    {
        try
        {
            return IsReached(item, await requests.ReadAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (StreamingException)
        {
            return null; // The failure of the change itself is reported.
        }
    }

    private static bool IsReached(ProvisionItem item, IReadOnlyList<StoredTopic> stored)
    {
        var found = Find(item, stored);
        return item.Action == ProvisionAction.Delete
            ? found is null
            : found is not null && TopicDifferences.Of(item.Wanted!, found.Settings).Count == 0;
    }

    private static StoredTopic? Find(ProvisionItem item, IReadOnlyList<StoredTopic> stored) =>
        stored.FirstOrDefault(topic => item.Id is null ? topic.Settings.Name == item.Name : topic.Id == item.Id);

    private static ProvisionResult ResultOf(ProvisionItem item, ProvisionStatus status, string? error = null) =>
        new() { Item = item, Status = status, Error = error };
}
