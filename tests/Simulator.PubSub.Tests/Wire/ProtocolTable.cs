namespace TypedStreaming.Simulator.PubSub.Tests.Wire;

/// <summary>The service as its description says it, typed by hand: <c>name: number name type, ...</c>.</summary>
internal static class ProtocolTable
{
    public const string Managed = "Managed";

    public static IReadOnlyList<string> Calls { get; } =
    [
        "Subscribe: stream FetchRequest -> stream FetchResponse",
        "GetSchema: SchemaRequest -> SchemaInfo",
        "GetTopic: TopicRequest -> TopicInfo",
        "Publish: PublishRequest -> PublishResponse",
        "PublishStream: stream PublishRequest -> stream PublishResponse",
        "ManagedSubscribe: stream ManagedFetchRequest -> stream ManagedFetchResponse",
    ];

    public static IReadOnlyList<string> Messages { get; } =
    [
        "TopicRequest: 1 topic_name string",
        "TopicInfo: 1 topic_name string, 2 tenant_guid string, 3 can_publish bool, 4 can_subscribe bool, 5 schema_id string, 6 rpc_id string",
        "SchemaRequest: 1 schema_id string",
        "SchemaInfo: 1 schema_json string, 2 schema_id string, 3 rpc_id string",
        "EventHeader: 1 key string, 2 value bytes",
        "ProducerEvent: 1 id string, 2 schema_id string, 3 payload bytes, 4 headers repeated EventHeader",
        "ConsumerEvent: 1 event ProducerEvent, 2 replay_id bytes",
        "FetchRequest: 1 topic_name string, 2 replay_preset ReplayPreset, 3 replay_id bytes, 4 num_requested int32, 5 auth_refresh string",
        "FetchResponse: 1 events repeated ConsumerEvent, 2 latest_replay_id bytes, 3 rpc_id string, 4 pending_num_requested int32",
        "PublishRequest: 1 topic_name string, 2 events repeated ProducerEvent, 3 auth_refresh string",
        "PublishResponse: 1 results repeated PublishResult, 2 schema_id string, 3 rpc_id string",
        "PublishResult: 1 replay_id bytes, 2 error Error, 3 correlation_key string",
        "Error: 1 code ErrorCode, 2 msg string",
        "ManagedFetchRequest: 1 subscription_id string, 2 developer_name string, 3 num_requested int32, 4 auth_refresh string, "
            + "5 commit_replay_id_request CommitReplayRequest",
        "ManagedFetchResponse: 1 events repeated ConsumerEvent, 2 latest_replay_id bytes, 3 rpc_id string, 4 pending_num_requested int32, "
            + "5 commit_response CommitReplayResponse",
        "CommitReplayRequest: 1 commit_request_id string, 2 replay_id bytes",
        "CommitReplayResponse: 1 commit_request_id string, 2 replay_id bytes, 3 error Error, 4 process_time int64",
    ];

    public static IReadOnlyList<string> Enums { get; } =
        ["ErrorCode: UNKNOWN=0, PUBLISH=1, COMMIT=2", "ReplayPreset: LATEST=0, EARLIEST=1, CUSTOM=2"];

    /// <summary>Returns true for a line that only managed subscriptions need, which the client does not have.</summary>
    public static bool IsManaged(string line) =>
        line.StartsWith(Managed, StringComparison.Ordinal) || line.StartsWith("CommitReplay", StringComparison.Ordinal);
}
