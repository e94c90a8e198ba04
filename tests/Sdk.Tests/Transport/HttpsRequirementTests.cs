using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

public sealed class HttpsRequirementTests
{
    [Theory]
    [InlineData("https://acme.my.salesforce.com")]
    [InlineData("https://10.0.0.1:8443/x")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1/cometd")]
    [InlineData("http://[::1]:1/")]
    public void HTTPS_and_the_machine_itself_are_trusted(string address) => Assert.Null(HttpsRequirement.Defect(new Uri(address)));

    [Theory]
    [InlineData("http://acme.my.salesforce.com/x?secret=1", "'http://acme.my.salesforce.com' is not HTTPS")]
    [InlineData("http://127.0.0.1.evil.example/", "is not HTTPS")]
    [InlineData("http://localhost.evil.example/", "is not HTTPS")]
    [InlineData("http://10.0.0.1/", "is not HTTPS")]
    [InlineData("ftp://localhost/", "is not HTTPS")]
    [InlineData("file:///etc/passwd", "is not HTTPS")]
    [InlineData("ws://localhost/", "is not HTTPS")]
    [InlineData("https://me:secret@acme.my.salesforce.com/", "the address has a user name or password before the host")]
    [InlineData("https://secret@acme.my.salesforce.com/", "the address has a user name or password before the host")]
    public void Anything_else_is_not(string address, string defect)
    {
        var found = HttpsRequirement.Defect(new Uri(address));
        Assert.Contains(defect, found, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", found, StringComparison.Ordinal);
    }

    [Fact]
    public void No_address_and_half_of_one_are_defects()
    {
        Assert.Equal("the address is missing", HttpsRequirement.Defect(null));
        Assert.Equal("'/cometd' is not an absolute address; use a form such as https://acme.my.salesforce.com", HttpsRequirement.Defect(new Uri("/cometd", UriKind.Relative)));
    }
}
