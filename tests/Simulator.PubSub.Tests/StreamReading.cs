using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>Reads streams of events in tests.</summary>
internal static class StreamReading
{
    // A stream that should send or end, and does neither, must not hang the run.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    extension(AsyncDuplexStreamingCall<FetchRequest, FetchResponse> call)
    {
        private Task<bool> MoveAsync() => call.ResponseStream.MoveNext(PubSubFixture.Stop).WaitAsync(Limit, PubSubFixture.Stop);

        /// <summary>Returns the next response.</summary>
        public async Task<FetchResponse> NextAsync()
        {
            Assert.True(await call.MoveAsync(), "The stream ended.");
            return call.ResponseStream.Current;
        }

        /// <summary>Returns the next events, of as many responses as they take.</summary>
        public async Task<IReadOnlyList<ConsumerEvent>> TakeAsync(int count)
        {
            var events = new List<ConsumerEvent>();
            while (events.Count < count) events.AddRange((await call.NextAsync()).Events);
            Assert.Equal(count, events.Count);
            return events;
        }

        /// <summary>Returns true if the stream ends without an error and without another response.</summary>
        public async Task<bool> EndsAsync() => !await call.MoveAsync();

        /// <summary>Returns the error that ends the stream.</summary>
        public async Task<RpcException> FailsAsync() =>
            await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.MoveAsync())
                {
                    // Responses before the error do not matter.
                }
            });
    }
}
