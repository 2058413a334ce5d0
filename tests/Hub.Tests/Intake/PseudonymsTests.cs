using System.Security.Cryptography;
using System.Text;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Hub.Tests.Intake;

public class PseudonymsTests
{
    [Theory]
    [InlineData("+49 30 1234567", "+49301234567")]
    [InlineData("+49-(30)-123 45 67", "+49301234567")]
    [InlineData("(+49) 30 1234567", "+49301234567")]
    [InlineData("\u00a0030\u202f123\u20114567 ", "0301234567")]
    [InlineData("123-45", "123-45")]
    [InlineData("12345-67", "1234567")]
    [InlineData("1+234567", "1+234567")]
    [InlineData("K-1234567", "K-1234567")]
    [InlineData(" Ann.Müller@EXAMPLE.org", "ann.müller@example.org")]
    [InlineData("ÄRZTE@example.org", "ärzte@example.org")]
    [InlineData("Customer A", "Customer A")]
    [InlineData("   ", "")]
    public void WritingHabitsAreEvenedOut(string customer, string evened)
    {
        Span<byte> to = stackalloc byte[1024];
        var length = Pseudonyms.Normalise(Encoding.UTF8.GetBytes(customer), to);
        Assert.Equal(evened, Encoding.UTF8.GetString(to[..length]));
    }

    [Fact]
    public void APseudonymIsTheFirstHalfOfTheMac()
    {
        var key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        var mac = HMACSHA256.HashData(key, "+49301234567"u8);
        var expected = UInt128.Parse(Convert.ToHexString(mac.AsSpan(0, 16)), System.Globalization.NumberStyles.HexNumber, null);
        Assert.Equal(expected, new Pseudonyms(key).Of("+49 30 1234567"u8));
        Assert.Equal(UInt128.Zero, new Pseudonyms(key).Of(" "u8));
    }

    [Fact]
    public void AnotherSiteGivesAnotherPseudonym() =>
        Assert.NotEqual(new Pseudonyms(new byte[32]).Of("ann"u8), EventTexts.Pseudonyms.Of("ann"u8));

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    public void AKeyOfAnotherLengthIsRefused(int bytes) =>
        Assert.Equal(
            $"The key of a site has 32 bytes, not {bytes}. (Parameter 'key')",
            Assert.Throws<ArgumentException>(() => new Pseudonyms(new byte[bytes])).Message);

    [Fact]
    public void TheLongestCustomerFits()
    {
        // U+023A grows from two bytes to three in lower case.
        var customer = Encoding.UTF8.GetBytes("@" + new string('\u023A', 127));
        Assert.NotEqual(UInt128.Zero, EventTexts.Pseudonyms.Of(customer));
    }
}
