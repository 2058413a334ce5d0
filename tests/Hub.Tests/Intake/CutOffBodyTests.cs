using System.IO.Compression;
using System.Text.Json;
using QueueMonitor.Hub.Intake.Streams;
using QueueMonitor.Hub.Replay;

namespace QueueMonitor.Hub.Tests.Intake;

/// <summary>
/// .NET tells of a packed stream that is cut off only where the process was asked to from its start: the first to unpack
/// anything decides for all, so that no code of ours comes early enough.
/// </summary>
public class CutOffBodyTests
{
    private const string Lines = "one\ntwo\nthree and a little more, so that there is something to cut\n";

    [Theory]
    [InlineData("QueueMonitor.Hub")]
    [InlineData("QueueMonitor.Hub.Tests")]
    public void EveryProgramAsksForItFromItsStart(string program)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{program}.runtimeconfig.json");
        using var config = JsonDocument.Parse(File.ReadAllText(file));
        var asked = config.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.True(asked.GetProperty("System.IO.Compression.UseStrictValidation").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ABodyCutAnywhereIsDamagedAndAWholeOneIsNot(bool gzip)
    {
        var whole = IntakeEndpointTests.Pack(Lines, gzip);
        for (var length = 1; length < whole.Length; length++)
            await Assert.ThrowsAsync<InvalidDataException>(() => Read(whole[..length]));
        Assert.Equal(Lines, await Read(whole));

        async Task<string> Read(byte[] packed)
        {
            using var from = new MemoryStream(packed);
            using var body = gzip ? UnpackedBody.Gzip(from) : UnpackedBody.Brotli(from);
            using var reader = new StreamReader(body);
            return await reader.ReadToEndAsync();
        }
    }

    [Fact]
    public void ARecordingCutAnywhereIsNamed()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var whole = IntakeEndpointTests.Pack(Lines, gzip: true, CompressionLevel.SmallestSize);
        try
        {
            for (var length = 2; length <= whole.Length; length++)
            {
                File.WriteAllBytes(path, whole[..length]);
                using var recording = RecordingFile.Open(path);
                using var reader = new StreamReader(recording.Content);
                if (length == whole.Length) Assert.Equal(Lines, reader.ReadToEnd());
                else Assert.StartsWith($"\"{path}\" is damaged", Assert.Throws<InvalidDataException>(reader.ReadToEnd).Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
