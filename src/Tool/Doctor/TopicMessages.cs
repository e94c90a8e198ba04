using Google.Protobuf;

namespace TypedStreaming.Tool.Doctor;

/// <summary>Writes requests for the RPC <c>GetTopic</c>, and reads its responses. Only the fields that the diagnosis uses are supported.</summary>
internal static class TopicMessages
{
    private const int TopicName = 1;
    private const int CanSubscribeField = 4;

    private static readonly uint CanSubscribeTag = WireFormat.MakeTag(CanSubscribeField, WireFormat.WireType.Varint);

    public static byte[] Request(string topic)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            output.WriteTag(TopicName, WireFormat.WireType.LengthDelimited);
            output.WriteString(topic);
        }

        return bytes.ToArray();
    }

    /// <summary>
    /// Returns true if the response says that the user can subscribe to the topic, false if not, and null if the response cannot be read.
    /// </summary>
    public static bool? CanSubscribe(byte[]? message)
    {
        if (message is null) return null;
        var can = false;
        try
        {
            using var input = new CodedInputStream(message);
            while (input.ReadTag() is > 0 and var tag)
            {
                if (tag == CanSubscribeTag) can = input.ReadBool();
                else input.SkipLastField();
            }

            return can;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
