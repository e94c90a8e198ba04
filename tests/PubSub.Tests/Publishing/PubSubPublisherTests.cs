using System.Text;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using TypedStreaming.PubSub.Avro;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.PubSub.Publishing;
using TypedStreaming.Publishing;

namespace TypedStreaming.PubSub.Tests.Publishing;

/// <summary>What the publisher sends and which outcomes it reports, with a service in this process.</summary>
public sealed partial class PubSubPublisherTests
{
    private const string Topic = "/event/Low_Ink__e";
    private const string User = "005000000000001AAA";

    private readonly ScriptedService _service = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private int _ids;
    private int _renewals;
    private Action _renewal = static () => { };
    private Action _metadata = static () => { };
    private readonly List<(string Topic, string Cause, bool CarriesEvents)> _repeated = [];
    private IReadOnlyList<TimeSpan> _pauses = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero];
    private Func<string, EncodePayload> _encoder = static schema => json => (byte[])[.. Encoding.UTF8.GetBytes(schema + ":"), .. json];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_get_an_id_the_schema_and_their_creation()
    {
        var results = await PublishAsync("""{"A__c":1}""", "{}");
        var sent = Assert.Single(_service.Requests);
        Assert.Equal((Topic, "schema1"), (sent.TopicName, sent.Events[0].SchemaId));
        Assert.Equal(
            [$$"""schema1:{"CreatedDate":"2026-05-04T09:00:00.000Z","CreatedById":"{{User}}","A__c":1}""", $$"""schema1:{"CreatedDate":"2026-05-04T09:00:00.000Z","CreatedById":"{{User}}"}"""],
            sent.Events.Select(ScriptedService.TextOf));
        Assert.Equal(sent.Events.Select(static e => (Guid?)Guid.Parse(e.Id)), results.Select(static r => r.EventUuid));
        Assert.Equal(["0001", "0002"], results.Select(static r => r.OpaqueId!.ToString()));
        Assert.True(results.AllPublished);
        Assert.Equal(["GetTopic", "GetSchema"], _service.Unary);
        Assert.Equal((1, 1), (_service.Streams, _service.Completed));
    }

    [Fact]
    public async Task Batches_have_at_most_200_events_and_3_MB_and_stay_in_order()
    {
        _encoder = static _ => static json => new byte[json.Length > 1000 ? 1_000_000 : 10];
        await PublishAsync([.. Enumerable.Repeat("{}", 401)]);
        Assert.Equal([200, 200, 1], _service.Requests.Select(static r => r.Events.Count));
        Assert.Equal(Enumerable.Range(1, 401), _service.Requests.SelectMany(static r => r.Events).Select(static e => int.Parse(e.Id.AsSpan(24), System.Globalization.CultureInfo.InvariantCulture)));
        _service.Requests.Clear();
        await PublishAsync([.. Enumerable.Repeat($$"""{"A":"{{new string('x', 2000)}}"}""", 7)]);
        Assert.Equal([3, 3, 1], _service.Requests.Select(static r => r.Events.Count));
    }

    [Fact]
    public async Task An_event_that_cannot_be_encoded_or_is_too_large_is_refused_alone()
    {
        _encoder = static _ => static json => json.IndexOf("bad"u8) >= 0 ? throw new FormatException("no such field") : new byte[json.IndexOf("big"u8) >= 0 ? 1_048_577 : 1];
        var results = await PublishAsync("""{"a":1}""", """{"bad":1}""", """{"big":1}""", """{"b":1}""");
        Assert.Equal("2 published, 2 refused", results.ToString());
        Assert.Contains("does not match the schema of /event/Low_Ink__e: no such field", results[1].Error, StringComparison.Ordinal);
        Assert.Contains("1048577 bytes", results[2].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partial_failure_is_shown_by_event()
    {
        _service.Next(request =>
        {
            var response = _service.Accept(request);
            response.Results[1] = new Protocol.PublishResult { CorrelationKey = request.Events[1].Id, Error = new Error { Code = Protocol.ErrorCode.Publish, Msg = "too large" } };
            response.Results.RemoveAt(2);
            return response;
        });
        var results = await PublishAsync("{}", "{}", "{}");
        Assert.Equal("1 published, 1 refused, 1 unknown", results.ToString());
        Assert.Equal("Refused: PUBLISH: too large", results[1].ToString());
        Assert.NotNull(results[2].EventUuid);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, null)]
    [InlineData(StatusCode.Internal, null)]
    [InlineData(StatusCode.ResourceExhausted, null)]
    [InlineData(StatusCode.Internal, "service.unavailable")]
    [InlineData(StatusCode.ResourceExhausted, "service.protection.triggered")]
    public async Task A_lost_response_is_sent_again_with_the_same_ids(StatusCode status, string? code)
    {
        _service.Next(_ => throw ScriptedService.Failure(status, code));
        Assert.True((await PublishAsync("{}", "{}")).AllPublished);
        Assert.Equal(2, _service.Requests.Count);
        Assert.Equal(_service.Requests[0], _service.Requests[1]);
        Assert.Equal(2, _service.Streams);
    }

    [Fact]
    public async Task After_the_last_attempt_the_outcome_is_unknown_and_nothing_more_is_sent()
    {
        for (var i = 0; i < 4; i++) _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unavailable, null, "reset"));
        var results = await PublishAsync([.. Enumerable.Repeat("{}", 201)]);
        Assert.Equal("1 not sent, 200 unknown", results.ToString());
        Assert.Equal(4, _service.Requests.Count);
        Assert.Equal("reset (4 attempts in 0 s)", results[0].Error);
        Assert.NotNull(results[0].EventUuid);
    }

    [Fact]
    public async Task An_ambiguous_failure_stays_ambiguous_when_a_retry_is_refused()
    {
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unavailable, null));
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.PermissionDenied, "topic.meta.permission"));
        Assert.Equal(PublishStatus.Unknown, (await PublishAsync("{}"))[0].Status);
    }

    [Theory]
    [InlineData(StatusCode.ResourceExhausted, "publish.limit.exceeded", true)]
    [InlineData(StatusCode.PermissionDenied, "topic.meta.permission", false)]
    [InlineData(StatusCode.InvalidArgument, "publish.event.count.invalid", false)]
    [InlineData(StatusCode.NotFound, null, false)]
    public async Task A_refusal_is_final_and_has_the_servers_code(StatusCode status, string? code, bool isTransient)
    {
        _service.Next(_ => throw ScriptedService.Failure(status, code, "no"));
        var result = (await PublishAsync("{}"))[0];
        Assert.Equal((PublishStatus.Refused, "no", isTransient), (result.Status, result.Error, result.IsTransient));
        Assert.Equal(code is null ? null : "sfdc.platform.eventbus.grpc." + code, result.ErrorCode);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unauthenticated, "service.auth.error"));
        Assert.True((await PublishAsync("{}")).AllPublished);
        Assert.Equal(1, _renewals);
        Assert.Equal(["token0", "token1"], _service.Tokens);
        for (var i = 0; i < 2; i++) _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unauthenticated, "service.auth.error"));
        var result = (await PublishAsync("{}"))[0];
        Assert.Equal((PublishStatus.NotSent, true), (result.Status, result.IsTransient));
        Assert.EndsWith("Then publish the event again.", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, _renewals);
    }

    [Fact]
    public async Task A_refused_schema_is_requested_again_and_the_events_are_encoded_again()
    {
        _service.Next(_ =>
        {
            _service.Schema = 2;
            throw ScriptedService.Failure(StatusCode.InvalidArgument, "schema.validation.failed");
        });
        Assert.True((await PublishAsync("{}")).AllPublished);
        Assert.Equal(["schema1", "schema2"], _service.Requests.Select(static r => r.Events[0].SchemaId));
        Assert.StartsWith("schema2:", ScriptedService.TextOf(_service.Requests[1].Events[0]), StringComparison.Ordinal);
        Assert.Equal(_service.Requests[0].Events[0].Id, _service.Requests[1].Events[0].Id);
    }

    [Fact]
    public async Task A_newer_schema_in_a_response_is_used_for_the_next_events()
    {
        _service.Next(request =>
        {
            _service.Schema = 2;
            return _service.Accept(request);
        });
        Assert.True((await PublishAsync([.. Enumerable.Repeat("{}", 202)])).AllPublished);
        Assert.All(_service.Requests[1].Events, static e => Assert.Equal("schema2", e.SchemaId));
        Assert.All(_service.Requests[1].Events, static e => Assert.StartsWith("schema2:", ScriptedService.TextOf(e), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_permission_nothing_is_sent()
    {
        _service.CanPublish = false;
        var results = await PublishAsync("{}", "{}");
        Assert.Equal("2 refused", results.ToString());
        Assert.Empty(_service.Requests);
        _service.CanPublish = true;
        _service.TopicFailure = ScriptedService.Failure(StatusCode.NotFound, "topic.not.found", "no topic");
        Assert.Contains("no topic", (await PublishAsync("{}"))[0].Error, StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_login_that_fails_between_two_requests_does_not_hide_the_outcomes_of_the_first()
    {
        _renewal = static () => throw new StreamingException(StreamingError.LoginRefused, "locked");
        _service.Next(_service.Accept);
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unauthenticated, "service.auth.error"));
        var results = await PublishAsync([.. Enumerable.Repeat("{}", 401)]);
        Assert.Equal("200 published, 201 not sent", results.ToString());
        Assert.Equal("locked", results[200].Error);
        Assert.Contains("locked", results[400].Error, StringComparison.Ordinal);
        Assert.Equal(2, _service.Requests.Count);
    }

    [Fact]
    public async Task A_login_that_fails_after_a_lost_response_leaves_the_outcome_unknown()
    {
        _renewal = static () => throw new InvalidOperationException("broken");
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unavailable, null));
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unauthenticated, "service.auth.error"));
        var results = await PublishAsync([.. Enumerable.Repeat("{}", 201)]);
        Assert.Equal("1 not sent, 200 unknown", results.ToString());
        Assert.NotNull(results[0].EventUuid);
    }

    [Fact]
    public async Task A_client_that_stops_between_two_requests_does_not_hide_the_outcomes_of_the_first()
    {
        _service.Next(request =>
        {
            _service.Schema = 2;
            _metadata = static () => throw new OperationCanceledException("The client was stopped.");
            return _service.Accept(request);
        });
        Assert.Equal("200 published, 1 not sent", (await PublishAsync([.. Enumerable.Repeat("{}", 201)])).ToString());
    }

    [Fact]
    public async Task A_login_that_fails_before_the_first_request_is_thrown()
    {
        _metadata = static () => throw new StreamingException(StreamingError.LoginRefused, "locked");
        Assert.Equal("locked", (await Assert.ThrowsAsync<StreamingException>(() => PublishAsync("{}"))).Message);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task Each_repetition_is_reported()
    {
        for (var i = 0; i < 2; i++) _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unavailable, null, "reset"));
        Assert.True((await PublishAsync("{}")).AllPublished);
        Assert.Equal([(Topic, "reset", true), (Topic, "reset", true)], _repeated);
    }

    [Fact]
    public async Task A_repeated_request_for_the_schema_is_not_reported_as_one_of_events()
    {
        _service.TopicFailure = ScriptedService.Failure(StatusCode.Unavailable, null, "reset");
        Assert.True((await PublishAsync("{}")).AllPublished);
        Assert.Equal([(Topic, "reset", false)], _repeated);
    }

    [Theory]
    [InlineData("CreatedDate")]
    [InlineData("CreatedById")]
    public async Task A_member_that_the_client_sets_is_refused(string member)
    {
        _encoder = CheckedEncoder;
        var results = await PublishAsync($$$"""{"A":{"{{{member}}}":1},"{{{member}}}":"zz"}""", $$$"""{"A":{"{{{member}}}":1}}""");
        Assert.Equal("1 published, 1 refused", results.ToString());
        Assert.Equal($"The member {member} is set automatically in each event. Remove this member from the event.", results[0].Error);
    }

    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"A":{"\ud800":1}}""")]
    [InlineData("{")]
    public async Task An_event_whose_JSON_is_not_valid_is_refused_alone(string json)
    {
        _encoder = CheckedEncoder;
        var results = await PublishAsync("{}", json, $$"""{"A":{{string.Concat(Enumerable.Repeat("[", 70))}}""", "{}");
        Assert.Equal([PublishStatus.Published, PublishStatus.Refused, PublishStatus.Refused, PublishStatus.Published], results.Select(static result => result.Status));
        Assert.All([results[1], results[2]], static refused => Assert.Contains("the JSON is not valid", refused.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_text_of_the_server_is_shortened()
    {
        _service.Next(request =>
        {
            var response = new PublishResponse();
            response.Results.Add(new Protocol.PublishResult { CorrelationKey = request.Events[0].Id, Error = new Error { Code = Protocol.ErrorCode.Publish, Msg = new string('x', 15_000) } });
            return response;
        });
        Assert.Equal(new string('x', 1000) + "...", (await PublishAsync("{}"))[0].Error);
    }

    [Fact]
    public async Task A_keepalive_is_not_the_response()
    {
        _service.Next(static _ => new PublishResponse());
        var publishing = PublishAsync("{}");
        Assert.False(publishing.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await publishing).AllPublished);
        Assert.Equal(_service.Requests[0], _service.Requests[1]);
    }

    [Fact]
    public async Task A_pause_comes_before_each_further_attempt()
    {
        _pauses = [TimeSpan.FromSeconds(1)];
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unavailable, null));
        var publishing = PublishAsync("{}");
        Assert.False(publishing.IsCompleted);
        Assert.Single(_service.Requests);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await publishing).AllPublished);
    }

    [Fact]
    public async Task A_cancelled_call_ends_with_the_cancellation()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _service.Next(_ =>
        {
            cancel.Cancel();
            return null;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PublishAsync(cancel.Token, "{}"));
    }

    /// <summary>The program disposes its client, and cancels the call, at the same time.</summary>
    [Fact]
    public async Task A_failure_that_coincides_with_the_cancellation_keeps_the_outcomes()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _service.Next(_service.Accept);
        _service.Next(_ =>
        {
            _metadata = () =>
            {
                cancel.Cancel();
                throw new ObjectDisposedException("client");
            };
            throw ScriptedService.Failure(StatusCode.Unavailable, null);
        });
        var interruption = await Assert.ThrowsAsync<InterruptedPublishException>(() => PublishAsync(cancel.Token, [.. Enumerable.Repeat("{}", 201)]));
        Assert.Equal("200 published, 1 unknown", interruption.Results.ToString());
        Assert.Equal(cancel.Token, interruption.CancellationToken);
    }

    /// <summary>Creates an encoder that checks events, as the client's does. A is an optional map of numbers.</summary>
    private static EncodePayload CheckedEncoder(string schema)
    {
        var encoder = PayloadEncoder.Create(Avro.Schemas.Event(
            "Low_Ink__e",
            """{"name":"CreatedDate","type":"long"}""",
            """{"name":"CreatedById","type":"string"}""",
            """{"name":"A","type":["null",{"type":"map","values":"int"}]}"""));
        return json => encoder.Encode(json);
    }

    private AccessToken TokenAfter(AccessToken? rejected)
    {
        if (rejected is null)
        {
            _metadata();
        }
        else
        {
            Assert.Equal($"token{_renewals}", rejected.Reveal());
            _renewal();
            _renewals++;
        }

        return new AccessToken($"token{_renewals}", new Uri("https://acme.my.salesforce.com"), "00D000000000001EAA");
    }

    private Task<PublishResults> PublishAsync(params string[] events) => PublishAsync(Token, events);

    private Task<PublishResults> PublishAsync(CancellationToken cancellationToken, params string[] events)
    {
        var connection = new PublisherConnection
        {
            Client = new Protocol.PubSub.PubSubClient(_service),
            Address = new ServerAddress(new Uri("https://api.example:7443"), static () => null),
            Repeating = (topic, _, cause, carriesEvents) =>
            {
                _repeated.Add((topic, cause, carriesEvents));
                _service.TopicFailure = null;
            },
            CreateEncoder = schema => _encoder(schema),
            Time = _time,
            Pauses = _pauses,
            CreateId = () => new Guid(0, 0, 0, Convert.FromHexString((++_ids).ToString("D16", System.Globalization.CultureInfo.InvariantCulture))),
        };
        var login = new PublisherLogin((rejected, _) => Task.FromResult(TokenAfter(rejected)), static _ => ValueTask.FromResult(User));
        return new PubSubPublisher(Topic, connection, new TopicSchemas(connection), login)
            .PublishAsync(events.Select(static json => new OutgoingEvent(Encoding.UTF8.GetBytes(json), null)), cancellationToken);
    }
}
