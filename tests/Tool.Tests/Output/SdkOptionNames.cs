namespace TypedStreaming.Tool.Tests.Output;

/// <summary>
/// The names of the SDK in messages of the SDK (<c>nameof</c> in a text), and how the tool handles each of them. A user of the tool cannot set options of the SDK, so the tool must not show these names.
/// </summary>
internal static class SdkOptionNames
{
    private const string ToolSetsTheOptions = "the tool sets the options of the client itself, from values that it has checked";
    private const string OfAProgram = "only a program can make this mistake: the tool has no code that does";

    /// <summary>For each file, the messages that the tool can show, with all names in them.</summary>
    public static IReadOnlyDictionary<string, string> Shown { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["JwtBearer/JwtBearerFlow.cs"] = "The audience of the login was 'x': set Audience to https://login.salesforce.com, or to https://test.salesforce.com for a sandbox, or to the URL of the site for an Experience Cloud site. Check the user name, Audience and the clock of the machine.",
        ["PostgreSql/ConnectionSettings.cs"] = "the file 'a', which 'SSL Key' specifies in ConnectionString, does not exist; create the file, or correct the path",
        ["PostgreSql/FailureTexts.cs"] = "the role of the connection has no permission (no). Run the script of PostgreSqlSchema.Script as a role that has permission to create tables.",
        ["PostgreSql/Takeover.cs"] = "To run both consumers, give each of them its own name (EventsOptions.Name). Database: db",
        ["PubSub/Connection/CallMetadata.cs"] = "The Pub/Sub API needs the id of the org, but AccessTokens did not return it. Use a login flow, or pass all three arguments to the constructor of AccessToken.",
        ["PubSub/Connection/ConnectionFailures.cs"] = "Check PubSubClientOptions.Endpoint, and allow connections to this host and port, or set PubSubClientOptions.Endpoint to PubSubEndpoint.GlobalPort443",
        ["PubSub/PubSubClient.Publishing.cs"] = "Each event must contain this id as its creator. Use a login flow, or set AccessToken.UserId.",
        ["PubSub/Streams/RpcFailures.cs"] = "The server has no Pub/Sub API at this address (no): check PubSubClientOptions.Endpoint, and that all proxies between the client and the server support HTTP/2.",
        ["PubSub/Streams/StreamExceptions.cs"] = "The stream of /event/A__e received no response for 1 s (SilenceTimeout), so its connection is considered broken. A request for more events of /event/A__e could not be sent within 1 s (RequestTimeout). A stream was lost and could not be recovered within 00:00:01 (RecoveryTimeout).",
        ["Sdk/Authentication/ClientCredentialsFlow.cs"] = "Set LoginUrl to the org's My Domain.",
        ["Sdk/Authentication/LoginResponseReader.cs"] = "PasswordFlow: acme.my.salesforce.com sent a login response in which access_token is missing. Check LoginUrl.",
        ["Sdk/Authentication/OAuthFlow.cs"] = "ClientCredentialsFlow: acme.my.salesforce.com could not be reached: no. Check LoginUrl and the network.",
        ["Sdk/Authentication/StaticToken.cs"] = "acme.my.salesforce.com refused the access token, and a StaticToken cannot get a new one. Use a login flow such as RefreshTokenFlow, or create a client with a new token.",
        ["Sdk/Decoding/DecodeFailure.cs"] = "An event of /event/A__e was not read: its message has 9 bytes, more than MaxMessageBytes (8) allows.",
        ["Sdk/Provisioning/ProvisionPlan.cs"] = "The org 00D is a production org, or may be one, so nothing was changed. To change it, set allowProduction to true.",
        ["Sdk/Provisioning/TopicPlanner.cs"] = "Specify the query in the [PushTopic] attribute or in PushTopicDefinition.Query; with 'tse topics create', use --query.",
        ["Sdk/Replay/Starting/InvalidPosition.cs"] = "The replay id is too old. Set EventsOptions.OnInvalidReplay, or choose another start position.",
        ["Sdk/Replay/Stores/PositionTakeover.cs"] = "To run both, give each its own name (EventsOptions.Name).",
        ["Sdk/Routing/SlowConsumerExceptions.cs"] = "Process events faster, or increase EventsOptions.BufferBytes.",
        ["Sdk/Session/SessionExceptions.cs"] = "The org has moved from a to b: earlier replay ids are no longer valid. Set EventsOptions.OnInvalidReplay to specify where to continue. The access token source x returned no token within 120 s (StreamingClientOptions.LoginTimeout). If the source waits for a user, increase this timeout. The server has no streaming endpoint at this address: check Endpoint, or ApiVersion and the instance URL of the token. Check that AccessTokens returns a valid token of this org, for a user who is allowed to use the API.",
        ["Sdk/Transport/OrgVersions.cs"] = "Check the network and the address of the instance. Setting ApiVersion avoids this request, but later requests will fail for the same reason. Set ApiVersion to avoid the request, or Endpoint for a server that is not a Salesforce org.",
        ["Sdk/Transport/RequestRefusal.cs"] = "GET /x was answered with HTTP 400. See ServerText for the server's error text.",
        ["Sdk/Authentication/RefreshTokenFlow.cs"] = "The refresh token has expired, or has been revoked or replaced: log in interactively again. If the org rotates refresh tokens, store each new refresh token with OnRotated.",
        ["Sqlite/FailureTexts.cs"] = "another process has locked the file for longer than BusyTimeout (00:00:05). End that process, or increase BusyTimeout",
        ["Sqlite/SqliteReplayCursor.cs"] = "To run both consumers, give each of them its own name (EventsOptions.Name). File: p.db",
    };

    /// <summary>Names that the tool never shows, as <c>file: name</c> or, for all names of a file, <c>file</c>, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NeverShown { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["JwtBearer/JwtBearerFlow.cs: Audience"] = ToolSetsTheOptions,
        ["PubSub/PubSubClient.Events.cs"] = "the tool checks the channels of the Pub/Sub API before it creates a client",
        ["PubSub/PubSubClientOptionsValidator.cs"] = ToolSetsTheOptions,
        ["Sdk/Authentication/AnonymousAccess.cs"] = "the tool always logs in",
        ["Sdk/Authentication/FlowUse.cs"] = "a command has one client",
        ["Sdk/Consumers/CarriedPosition.cs"] = "the tool does not set CarryOverPosition",
        ["Sdk/Consumers/Enumeration.cs"] = OfAProgram,
        ["Sdk/Consumers/NameTable.cs"] = "a command reads each channel once",
        ["Sdk/Consumers/QueueReader.cs"] = "the tool acknowledges each event before it takes the next one",
        ["Sdk/EventsOptions.cs"] = ToolSetsTheOptions,
        ["Sdk/Provisioning/TopicLimits.cs"] = "the tool accepts only the names of the defined values",
        ["Sdk/Provisioning/WantedTopics.cs"] = OfAProgram,
        ["Sdk/Publishing/PublishTarget.cs"] = "the tool refuses the names of custom channels",
        ["Sdk/Replay/ReplayPosition.cs"] = OfAProgram,
        ["Sdk/Replay/Starting/InvalidPosition.cs: ReplayKey"] = "the stores of the tool keep the positions of transports separately",
        ["Sdk/Replay/Starting/InvalidPosition.cs: ReplayKey.Transport"] = "the stores of the tool keep the positions of transports separately",
        ["Sdk/Replay/Stores/CallbackStore.cs"] = "the tool has no such store",
        ["Sdk/Routing/RouteRefusals.cs"] = "a command reads each channel once",
        ["Sdk/Session/RestLogin.cs"] = "a command disposes its client at its end",
        ["Sdk/Session/LoginLimit.cs"] = "a line of the log, which the tool does not write",
        ["Sdk/Session/SessionExceptions.cs: StreamingException"] = "the logins of the tool are those of the SDK",
        ["Sdk/Session/SessionExceptions.cs: StreamingException.IsTransient"] = "the logins of the tool are those of the SDK",
        ["Sdk/Session/StreamingSession.Actions.cs"] = "a line of the log, which the tool does not write",
        ["Sdk/StreamingClient.Allocations.cs"] = "the tool does not set Endpoint, so that the version is always known",
        ["Sdk/StreamingClient.Provisioning.cs"] = "the tool does not set Endpoint, so that the version is always known",
        ["Sdk/StreamingClient.Publishing.cs"] = "the tool does not set Endpoint, so that the version is always known",
        ["Sdk/StreamingClient.Requests.cs"] = OfAProgram,
        ["Sdk/StreamingClientOptionsValidator.cs"] = ToolSetsTheOptions,
    };
}
