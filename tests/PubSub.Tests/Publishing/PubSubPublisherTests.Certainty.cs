using Grpc.Core;
using TypedStreaming.PubSub.Protocol;

namespace TypedStreaming.PubSub.Tests.Publishing;

/// <content>What is certain about events after a failure, and what its text says.</content>
public sealed partial class PubSubPublisherTests
{
    [Fact]
    public async Task Events_whose_schema_could_not_be_loaded_again_were_not_sent()
    {
        _pauses = [];
        _service.Next(request =>
        {
            _service.Schema = 2;
            _service.TopicFailure = ScriptedService.Failure(StatusCode.Unavailable, null, "reset");
            return _service.Accept(request);
        });
        var results = await PublishAsync([.. Enumerable.Repeat("{}", 201)]);
        Assert.Equal("200 published, 1 not sent", results.ToString());
        Assert.Equal("NotSent: reset", results[200].ToString());
    }

    [Fact]
    public async Task A_connection_that_is_lost_after_the_first_response_says_nothing_about_the_endpoint()
    {
        _service.Next(_ => throw new RpcException(new Status(StatusCode.Unavailable, "Error reading next message.", new IOException("The response ended prematurely."))));
        Assert.True((await PublishAsync("{}")).AllPublished);
        Assert.Equal([(Topic, "Error reading next message.", true)], _repeated);
    }

    [Fact]
    public async Task Without_a_first_response_the_endpoint_is_named()
    {
        _service.TopicFailure = new RpcException(new Status(StatusCode.Unavailable, "Error starting gRPC call.", new IOException("The response ended prematurely.")));
        Assert.True((await PublishAsync("{}")).AllPublished);
        Assert.StartsWith("api.example:7443 sent no HTTP/2 response. Check PubSubClientOptions.Endpoint.", Assert.Single(_repeated).Cause, StringComparison.Ordinal);
    }

    /// <summary>A lost response, a refused schema, and a topic to which the user cannot publish any more.</summary>
    [Fact]
    public async Task An_ambiguous_failure_stays_ambiguous_when_the_permission_is_removed()
    {
        LoseResponseThenSchema(() => _service.CanPublish = false);
        var result = (await PublishAsync("{}"))[0];
        Assert.Equal(PublishStatus.Unknown, result.Status);
        Assert.NotNull(result.EventUuid);
        Assert.Contains("does not have permission to publish", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "does not match the schema of /event/Low_Ink__e: gone")]
    [InlineData(true, "1048577 bytes")]
    public async Task An_ambiguous_failure_stays_ambiguous_when_the_event_cannot_be_encoded_again(bool isTooLarge, string expected)
    {
        _encoder = schema => json => schema == "schema1" ? new byte[1] : isTooLarge ? new byte[1_048_577] : throw new FormatException("gone");
        LoseResponseThenSchema(() => _service.Schema = 2);
        var result = (await PublishAsync("{}"))[0];
        Assert.Equal(PublishStatus.Unknown, result.Status);
        Assert.NotNull(result.EventUuid);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    /// <summary>The negative control: no attempt was ambiguous.</summary>
    [Fact]
    public async Task An_event_that_cannot_be_encoded_again_is_refused_if_no_response_was_lost()
    {
        _encoder = static schema => json => schema == "schema1" ? new byte[1] : throw new FormatException("gone");
        _service.Next(_ =>
        {
            _service.Schema = 2;
            throw ScriptedService.Failure(StatusCode.InvalidArgument, "schema.validation.failed");
        });
        Assert.Equal(PublishStatus.Refused, (await PublishAsync("{}"))[0].Status);
    }

    [Fact]
    public async Task A_refused_token_stays_ambiguous_after_a_lost_response()
    {
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unavailable, null));
        for (var i = 0; i < 2; i++) _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unauthenticated, "service.auth.error"));
        Assert.Equal(PublishStatus.Unknown, (await PublishAsync("{}"))[0].Status);
    }

    [Fact]
    public async Task A_disposed_client_is_described_without_the_objects_of_a_library()
    {
        _service.Next(_service.Accept);
        _service.Next(_ => throw new ObjectDisposedException("Grpc.Net.Client.Internal.GrpcCall"));
        var results = await PublishAsync([.. Enumerable.Repeat("{}", 401)]);
        Assert.Equal("200 published, 1 not sent, 200 unknown", results.ToString());
        Assert.Equal("The client was disposed.", results[200].Error);
        Assert.Equal("The event was not sent, because an earlier step failed: The client was disposed.", results[400].Error);
    }

    [Fact]
    public async Task A_client_that_is_disposed_before_the_first_request_is_described_too()
    {
        _metadata = static () => throw new ObjectDisposedException("Grpc.Net.Client.GrpcChannel");
        Assert.Equal("The client was disposed.", (await Assert.ThrowsAsync<ObjectDisposedException>(() => PublishAsync("{}"))).Message);
    }

    /// <summary>The client has ended after a lost response, so that there is no pause and no report of a repetition.</summary>
    [Fact]
    public async Task A_call_whose_client_has_ended_is_not_repeated()
    {
        _service.Next(_ =>
        {
            _metadata = static () => throw new OperationCanceledException("The client was stopped.");
            throw ScriptedService.Failure(StatusCode.Unavailable, null);
        });
        var result = (await PublishAsync("{}"))[0];
        Assert.Equal((PublishStatus.Unknown, "The client was stopped."), (result.Status, result.Error));
        Assert.Empty(_repeated);
    }

    [Fact]
    public async Task A_token_that_the_server_repeats_is_removed()
    {
        _service.Next(request =>
        {
            var response = new PublishResponse();
            response.Results.Add(new Protocol.PublishResult { CorrelationKey = request.Events[0].Id, Error = new Error { Code = Protocol.ErrorCode.Publish, Msg = "bad token0" } });
            return response;
        });
        Assert.Equal("bad (secret)", (await PublishAsync("{}"))[0].Error);
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.PermissionDenied, "no.token0", "bad token0"));
        var refused = (await PublishAsync("{}"))[0];
        Assert.Equal(("bad (secret)", "sfdc.platform.eventbus.grpc.no.(secret)"), (refused.Error, refused.ErrorCode));
    }

    private void LoseResponseThenSchema(Action then)
    {
        _service.Next(_ => throw ScriptedService.Failure(StatusCode.Unavailable, null));
        _service.Next(_ =>
        {
            then();
            throw ScriptedService.Failure(StatusCode.InvalidArgument, "schema.validation.failed");
        });
    }
}
