using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>Reads streams of events in tests.</summary>
internal static class StreamReading
{
    extension(AsyncDuplexStreamingCall<FetchRequest, FetchResponse> call)
    {
        /// <summary>Returns the next response.</summary>
        public async Task<FetchResponse> NextAsync()
        {
            Assert.True(await call.ResponseStream.MoveNext(PubSubFixture.Stop), "The stream ended.");
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
        public async Task<bool> EndsAsync() => !await call.ResponseStream.MoveNext(PubSubFixture.Stop);

        /// <summary>Returns the error that ends the stream.</summary>
        public async Task<RpcException> FailsAsync() =>
            await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.ResponseStream.MoveNext(PubSubFixture.Stop))
                {
                    // Responses before the error do not matter.
                }
            });
    }
}
