namespace TypedStreaming.Tests.Authentication;

/// <summary>Only host and port of an instance's address are used, and only these appear in messages.</summary>
public sealed class InstanceAddressTests
{
    [Fact]
    public void A_password_in_the_instance_address_is_not_told() =>
        Assert.DoesNotContain("pa55-word", $"{new AccessToken("t", new Uri("https://me:pa55-word@acme.my.salesforce.com"))}", StringComparison.Ordinal);
}
