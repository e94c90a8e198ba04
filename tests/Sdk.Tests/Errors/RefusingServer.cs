using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedStreaming.Tests.Errors;

/// <summary>A server that speaks as much of AMQP 0-9-1 as a publisher needs. It accepts one connection, every login and every declaration, and stores no message.</summary>
internal sealed class RefusingServer : IAsyncDisposable
{
    private const byte Method = 1;
    private const byte ContentHeader = 2;
    private const byte FrameEnd = 0xCE;
    private const int PrefaceLength = 8;
    private const int FrameHeaderLength = 7;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly RefusingServerScript _script;
    private readonly Task _serving;

    public RefusingServer(RefusingServerScript script)
    {
        _script = script;
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Address => new($"amqp://u:p@127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            await AnswerAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client has closed the connection, or never opened it.
        }
    }

    private async Task AnswerAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
        var stream = client.GetStream();
        await stream.ReadExactlyAsync(new byte[PrefaceLength], _stopping.Token);
        await stream.WriteAsync(Start(), _stopping.Token);
        while (true)
        {
            var (type, channel, payload) = await ReadAsync(stream);
            if (type == Method) await stream.WriteAsync(Answer(channel, ClassOf(payload), MethodOf(payload)), _stopping.Token);
        }
    }

    private async Task<(byte Type, ushort Channel, byte[] Payload)> ReadAsync(NetworkStream stream)
    {
        var header = new byte[FrameHeaderLength];
        await stream.ReadExactlyAsync(header, _stopping.Token);
        var rest = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(3)) + 1];
        await stream.ReadExactlyAsync(rest, _stopping.Token);
        return (header[0], BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(1)), rest[..^1]);
    }

    private static ushort ClassOf(byte[] payload) => BinaryPrimitives.ReadUInt16BigEndian(payload);

    private static ushort MethodOf(byte[] payload) => BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(2));

    /// <summary>Returns connection.start, with the properties that a client checks.</summary>
    private byte[] Start()
    {
        byte[] properties = [.. Property("product", "RabbitMQ"), .. Property("version", _script.Version)];
        return Call(0, 10, 10, [0, 9, .. Long(properties), .. Long("PLAIN"u8), .. Long("en_US"u8)]);
    }

    private byte[] Answer(ushort channel, ushort @class, ushort method) => (@class, method) switch
    {
        (10, 11) => Call(channel, 10, 30, [0, 0, .. Number(_script.FrameMax), 0, 0]), // connection.start-ok, tune
        (10, 40) => Call(channel, 10, 41, [0]), // connection.open, open-ok
        (20, 10) => Call(channel, 20, 11, [0, 0, 0, 0]), // channel.open, open-ok
        (50, 10) => Call(channel, 50, 11, [0, 0, 0, 0, 0, 0, 0, 0, 0]), // queue.declare, declare-ok: no name, no messages, no consumers
        (10, 31) => [], // connection.tune-ok
        (60, 70) => Call(channel, 60, 72, [0]), // basic.get, get-empty
        (60, 40) => _script.HasQueues ? Refusal(channel) : Returned(channel), // basic.publish

        // connection.close, channel.close, exchange.declare, queue.bind, confirm.select
        (10, 50) or (20, 40) or (40, 10) or (50, 20) or (85, 10) => Call(channel, @class, (ushort)(method + 1), []),
        _ => throw new NotSupportedException($"The server does not know method {method} of class {@class}."),
    };

    /// <summary>Returns basic.nack for the first message.</summary>
    private static byte[] Refusal(ushort channel) => Call(channel, 60, 120, [0, 0, 0, 0, 0, 0, 0, 1, 0]);

    /// <summary>Returns basic.return with code 312, no text, no exchange and the routing key 0, and an empty message.</summary>
    private static byte[] Returned(ushort channel) =>
        [.. Call(channel, 60, 50, [0x01, 0x38, 0, 0, 1, (byte)'0']), .. Frame(ContentHeader, channel, [0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])];

    private static byte[] Call(ushort channel, ushort @class, ushort method, ReadOnlySpan<byte> arguments) =>
        Frame(Method, channel, [.. Number(@class), .. Number(method), .. arguments]);

    private static byte[] Frame(byte type, ushort channel, ReadOnlySpan<byte> payload) =>
        [type, .. Number(channel), .. Number(payload.Length), .. payload, FrameEnd];

    private static byte[] Property(string name, string value) =>
        [(byte)name.Length, .. Encoding.UTF8.GetBytes(name), (byte)'S', .. Long(Encoding.UTF8.GetBytes(value))];

    private static byte[] Long(ReadOnlySpan<byte> text) => [.. Number(text.Length), .. text];

    private static byte[] Number(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Number(int value) => [.. Number((ushort)(value >> 16)), .. Number((ushort)value)];
}
