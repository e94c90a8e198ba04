using Google.Protobuf;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests.Wire;

/// <summary>Messages against bytes that were computed by hand.</summary>
public sealed class MessageBytesTests
{
    private static readonly ByteString ReplayId = ByteString.CopyFrom(Convert.FromHexString("00000000000077f10000"));

    [Fact]
    public void A_first_request() => Check(
        "0a0f2f6576656e742f4f726465725f5f6510021a0a00000000000077f100002064",
        FetchRequest.Parser,
        new FetchRequest { TopicName = "/event/Order__e", ReplayPreset = ReplayPreset.Custom, ReplayId = ReplayId, NumRequested = 100 });

    [Fact]
    public void A_later_request() => Check("2032", FetchRequest.Parser, new FetchRequest { NumRequested = 50 });

    [Fact]
    public void A_response_with_an_event()
    {
        var response = new FetchResponse { LatestReplayId = ReplayId, RpcId = "r", PendingNumRequested = 99 };
        response.Events.Add(new ConsumerEvent
        {
            ReplayId = ReplayId,
            Event = new ProducerEvent { Id = "u1", SchemaId = "s1", Payload = ByteString.CopyFrom(1, 2) },
        });

        Check(
            "0a1a0a0c0a027531120273311a020102120a00000000000077f10000120a00000000000077f100001a01722063", FetchResponse.Parser, response);
    }

    [Fact]
    public void A_keepalive() => Check(
        "120a00000000000077f100001a01722064",
        FetchResponse.Parser,
        new FetchResponse { LatestReplayId = ReplayId, RpcId = "r", PendingNumRequested = 100 });

    [Fact]
    public void A_negative_number() => Check("20ffffffffffffffffff01", FetchRequest.Parser, new FetchRequest { NumRequested = -1 });

    private static void Check<TMessage>(string hex, MessageParser<TMessage> parser, TMessage message)
        where TMessage : IMessage<TMessage>
    {
        Assert.Equal(hex, Convert.ToHexStringLower(message.ToByteArray()));
        Assert.Equal(message, parser.ParseFrom(Convert.FromHexString(hex)));
    }
}
