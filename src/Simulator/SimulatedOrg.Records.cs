using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Records;

namespace TypedStreaming.Simulator;

/// <content>Records.</content>
public sealed partial class SimulatedOrg
{
    /// <summary>
    /// Creates a record, or changes an existing record, and publishes the events that Salesforce would send. These are an event for each PushTopic
    /// whose query matches, and a change event if change events are enabled for the entity.
    /// </summary>
    /// <remarks>A call that changes no value publishes nothing. Records can be read over REST.</remarks>
    /// <param name="entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
    /// <param name="id">The id of the record, with 15 or 18 characters.</param>
    /// <param name="fields">The fields to set: JSON, or any object that System.Text.Json serializes to a JSON object. Other fields keep their
    /// values. The parts of a compound field are fields, such as <c>BillingCity</c>.</param>
    /// <param name="cancellationToken">Cancels the call before it changes anything.</param>
    /// <returns>The replay ids of the published events, by their channels.</returns>
    /// <exception cref="ArgumentException">The entity or the id is not valid, the fields are not an object, or a field does not match the
    /// metadata.</exception>
    /// <exception cref="InvalidOperationException">The record is deleted.</exception>
    public ValueTask<IReadOnlyDictionary<string, long>> PublishChangeAsync(
        string entity, string id, object fields, CancellationToken cancellationToken = default)
    {
        RequireRecord(entity, id);
        cancellationToken.ThrowIfCancellationRequested();
        var json = JsonFields.From(fields, nameof(fields));
        return ValueTask.FromResult(Changed(store => store.Put(entity, id, json), nameof(fields)));
    }

    /// <summary>
    /// Deletes a record, and publishes the events that Salesforce would send. The record can be restored with
    /// <see cref="PublishUndeleteAsync"/>.
    /// </summary>
    /// <param name="entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
    /// <param name="id">The id of the record, with 15 or 18 characters.</param>
    /// <param name="cancellationToken">Cancels the call before it changes anything.</param>
    /// <returns>The replay ids of the published events, by their channels.</returns>
    /// <exception cref="ArgumentException">The entity or the id is not valid.</exception>
    /// <exception cref="InvalidOperationException">The org has no such record, or it is already deleted.</exception>
    public ValueTask<IReadOnlyDictionary<string, long>> PublishDeleteAsync(
        string entity, string id, CancellationToken cancellationToken = default)
    {
        RequireRecord(entity, id);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Changed(store => store.Delete(entity, id), nameof(id)));
    }

    /// <summary>Restores a deleted record, and publishes the events that Salesforce would send.</summary>
    /// <param name="entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
    /// <param name="id">The id of the record, with 15 or 18 characters.</param>
    /// <param name="cancellationToken">Cancels the call before it changes anything.</param>
    /// <returns>The replay ids of the published events, by their channels.</returns>
    /// <exception cref="ArgumentException">The entity or the id is not valid.</exception>
    /// <exception cref="InvalidOperationException">The org has no such record, or it is not deleted.</exception>
    public ValueTask<IReadOnlyDictionary<string, long>> PublishUndeleteAsync(
        string entity, string id, CancellationToken cancellationToken = default)
    {
        RequireRecord(entity, id);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Changed(store => store.Undelete(entity, id), nameof(id)));
    }

    /// <summary>
    /// Creates or changes a record without publishing an event, as the Bulk API does for PushTopics. To test gaps, publish a gap event (such as
    /// <c>GAP_UPDATE</c>) with <see cref="PublishChangeEventAsync"/> afterwards; the client must then read the record.
    /// </summary>
    /// <param name="entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
    /// <param name="id">The id of the record, with 15 or 18 characters.</param>
    /// <param name="fields">The fields to set: JSON, or any object that System.Text.Json serializes to a JSON object.</param>
    /// <exception cref="ArgumentException">The entity or the id is not valid, the fields are not an object, or a field does not match the
    /// metadata.</exception>
    /// <exception cref="InvalidOperationException">The record is deleted.</exception>
    public void SetRecord(string entity, string id, object fields)
    {
        RequireRecord(entity, id);
        var json = JsonFields.From(fields, nameof(fields));
        lock (_state.Gate) Checked(() => _records.Put(entity, id, json), nameof(fields));
    }

    /// <summary>Removes a record without publishing an event, as a hard delete does. The record cannot be restored.</summary>
    /// <param name="entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
    /// <param name="id">The id of the record, with 15 or 18 characters.</param>
    /// <returns>True if the record existed.</returns>
    /// <exception cref="ArgumentException">The entity or the id is not valid.</exception>
    public bool RemoveRecord(string entity, string id)
    {
        RequireRecord(entity, id);
        lock (_state.Gate) return _records.Remove(entity, id);
    }

    private IReadOnlyDictionary<string, long> Changed(Func<RecordStore, RecordChange?> apply, string parameter) =>
        Checked(() => _recordEvents.Publish(apply), parameter);

    private static T Checked<T>(Func<T> change, string parameter)
    {
        try
        {
            return change();
        }
        catch (OrgErrorException error) when (error.Code is "NOT_FOUND" or "ENTITY_IS_DELETED" or "UNDELETE_FAILED")
        {
            throw new InvalidOperationException($"{error.Code}: {error.Message}.", error);
        }
        catch (OrgErrorException error)
        {
            throw new ArgumentException($"{error.Code}: {error.Message}", parameter, error);
        }
    }

    private static void RequireRecord(string entity, string id)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(id);
        if (entity == Schema.PushTopicObject.Name)
            throw new ArgumentException("A PushTopic cannot be changed with this method: use AddPushTopic, or the REST API.", nameof(entity));
        if (!ApiName.IsEntity(entity))
            throw new ArgumentException($"'{entity}' is not the API name of an object: use a name such as Account or Thing__c.", nameof(entity));
        if (!RecordId.IsValid(id))
            throw new ArgumentException($"'{id}' is not a valid record id: use 15 or 18 letters and digits.", nameof(id));
    }
}
