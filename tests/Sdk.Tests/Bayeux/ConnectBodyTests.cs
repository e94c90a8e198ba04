using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

public sealed class ConnectBodyTests
{
    [Theory]
    [InlineData("1", "4h1b5bhutmyxwmnqfp4u1ahqxm5")]
    [InlineData("9223372036854775807", "with \"quotes\", ü and \u2028")]
    [InlineData("2", "\"id\":\"")]
    public void A_held_connect_is_what_the_writer_writes(string id, string clientId) => Assert.Equal(
        Encoding.UTF8.GetString(BayeuxWriter.Connect(id, clientId, atOnce: false).Span),
        Encoding.UTF8.GetString(new ConnectBody(clientId).Write(id).Span));
}
